"""The codebook: all tags of a store, in one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from reader.annotation.cached import Cached
from reader.annotation.clock import new_id, now
from reader.annotation.errors import StoreError
from reader.annotation.index import Index
from reader.annotation.ledger import Ledger
from reader.annotation.rows import tag_from, tag_row
from reader.model import Tag
from reader.text.fold import fold_case
from reader.text.sanitise import one_line, sanitise
from reader.text.tags import tag_name

TABLE = "tags"
KEYS = tuple("123456789")


class TagFields(TypedDict, total=False):
    """What can be changed of a tag; `parent` is an id."""

    name: str
    description: str
    color: str
    key: str
    parent: str | None
    aliases: Sequence[str]


class Codebook:
    def __init__(self, ledger: Ledger, index: Index) -> None:
        self._ledger = ledger
        self._index = index
        self._tags = Cached(ledger, None, TABLE, tag_from, _order)

    def tags(self) -> tuple[Tag, ...]:
        """The tags in use: those with a key first, then by name."""
        return tuple(tag for tag in self._tags.all().values() if _live(tag))

    def get(self, key: str) -> Tag | None:
        """The tag with that id, or the one that it was merged into, deleted or not."""
        tags, seen = self._tags.all(), set[str]()
        tag = tags.get(key)
        while tag and tag.merged_into and tag.id not in seen:
            seen.add(tag.id)
            tag = tags.get(tag.merged_into)
        return tag

    def meanings(self) -> dict[str, Tag]:
        """Of every id in the codebook, merged ones too, the tag in use that it means."""
        found = {key: self.get(key) for key in self._tags.all()}
        return {key: tag for key, tag in found.items() if tag and _live(tag)}

    def find(self, name: str) -> Tag | None:
        """The tag in use with that name or alias; case and a leading # do not matter."""
        wanted = _folded(name)
        if not wanted:
            return None
        live = self.tags()
        named = (tag for tag in live if _folded(tag.name) == wanted)
        aliased = (tag for tag in live if wanted in map(_folded, tag.aliases))
        return next(named, None) or next(aliased, None)

    def ensure(self, name: str) -> Tag:
        """The tag with that name, made if there is none. Raises StoreError."""
        with self._ledger.action("new tag"):
            found = self.find(name)
            if found:
                return found
            tag = Tag(id=new_id(), name=_name(name), created=now())
            self._put(tag)
        return tag

    def change(self, tag: Tag, **fields: Unpack[TagFields]) -> Tag:
        """Change fields of a tag.

        Raises StoreError when the name or the key belongs to another tag, when `parent` would
        make a circle, or when it cannot be saved.
        """
        with self._ledger.action("tag details"):
            changed = replace(self._present(tag), **self._checked(tag, {**fields}))
            self._put(replace(changed, rev=changed.rev + 1))
        return self._present(tag)

    def merge(self, tag: Tag, into: Tag) -> Tag:
        """Make `tag` another name of `into`: one row changes, and the annotations mean `into`."""
        with self._ledger.action("merge tags"):
            tag, into = self._meant(tag), self._meant(into)
            if tag.id == into.id:
                raise StoreError("A tag cannot be merged into itself.")
            names = (*into.aliases, tag.name, *tag.aliases)
            key = into.key or tag.key
            self._put(replace(tag, merged_into=into.id, key="", rev=tag.rev + 1))
            for child in self.tags():
                if child.parent == tag.id:
                    above = into.id if child.id != into.id else None
                    self._put(replace(child, parent=above, rev=child.rev + 1))
            into = self._present(into)
            aliases = tuple(dict.fromkeys(names))
            self._put(replace(into, aliases=aliases, key=key, rev=into.rev + 1))
        return self._present(into)

    def delete(self, tag: Tag) -> Tag:
        """Take a tag out of use; annotations lose it until it is restored."""
        with self._ledger.action("delete tag"):
            present = self._present(tag)
            self._put(replace(present, deleted=now(), key="", rev=present.rev + 1))
        return self._present(tag)

    def restore(self, tag: Tag) -> Tag:
        """Take a tag into use again that was deleted. Raises StoreError."""
        with self._ledger.action("restore tag"):
            present = self._present(tag)
            self._put(replace(present, deleted=None, rev=present.rev + 1))
        return self._present(tag)

    def tag_names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of the tags in use among `ids`, merges followed, each once."""
        found = (self.get(key) for key in ids)
        return tuple(dict.fromkeys(tag.name for tag in found if tag and _live(tag)))

    def color_of(self, ids: Iterable[str]) -> str:
        """The colour of the first tag in use among `ids` that has one, merges followed."""
        found = (self.get(key) for key in ids)
        return next((tag.color for tag in found if tag and _live(tag) and tag.color), "")

    def counts(self) -> dict[str, int]:
        """How many annotations of the store bear each tag in use, by its id."""
        by_id, counts = Counter[str](), Counter[str]()
        for row in self._index.rows():
            if row.deleted is None:
                by_id.update(row.tags)
        for key, count in by_id.items():
            tag = self.get(key)
            if tag and _live(tag):
                counts[tag.id] += count
        return dict(counts)

    def _checked(self, tag: Tag, fields: dict[str, Any]) -> dict[str, Any]:
        others = [other for other in self.tags() if other.id != tag.id]
        if "name" in fields:
            fields["name"] = _name(fields["name"])
            taken = self.find(fields["name"])
            if taken and taken.id != tag.id:
                raise StoreError(
                    f"There is a tag “{taken.name}” already. Merge the two, or choose another name."
                )
        if fields.get("key"):
            _check_key(fields["key"], others)
        if "aliases" in fields:
            fields["aliases"] = tuple(dict.fromkeys(_name(name) for name in fields["aliases"]))
        if fields.get("parent") and self._below(fields["parent"], tag.id):
            raise StoreError("A tag cannot stand below itself.")
        for name, clean in (("description", lambda text: sanitise(text).text), ("color", one_line)):
            if name in fields:
                fields[name] = clean(fields[name])
        return fields

    def _below(self, key: str, above: str) -> bool:
        seen = set[str]()
        at: str | None = key
        while at and at not in seen:
            if at == above:
                return True
            seen.add(at)
            tag = self.get(at)
            at = tag.parent if tag else None
        return False

    def _present(self, tag: Tag) -> Tag:
        found = self._tags.all().get(tag.id)
        if found is None:
            raise StoreError(f"The tag “{tag.name}” is no longer in the codebook.")
        return found

    def _meant(self, tag: Tag) -> Tag:
        """The tag as it is now, or what it was merged into."""
        return self.get(self._present(tag).id) or tag

    def _put(self, tag: Tag) -> None:
        self._ledger.lay(None, TABLE, tag.id, tag_row(tag))


def _order(tag: Tag) -> tuple[object, ...]:
    return tag.key or "~", fold_case(tag.name), tag.id


def _live(tag: Tag) -> bool:
    return tag.deleted is None and tag.merged_into is None


def _check_key(key: str, others: Sequence[Tag]) -> None:
    if key not in KEYS:
        raise StoreError("A tag's key is a digit from 1 to 9.")
    holder = next((other for other in others if other.key == key), None)
    if holder:
        raise StoreError(f"Key {key} belongs to the tag “{holder.name}”.")


def _name(name: str) -> str:
    clean = tag_name(name)
    if not clean:
        raise StoreError("A tag needs a name.")
    return clean


def _folded(name: str) -> str:
    return fold_case(tag_name(name))
