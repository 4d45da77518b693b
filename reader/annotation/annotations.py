"""The annotations of a store: made, changed, put in the bin and brought back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypedDict, Unpack

from reader.annotation.cached import Cached
from reader.annotation.clock import later, new_id, now
from reader.annotation.errors import StoreError
from reader.annotation.ledger import Ledger
from reader.annotation.rows import annotation_from, annotation_row
from reader.model import Annotation, Selector
from reader.text.sanitise import one_line, sanitise

TABLE = "annotations"
_CACHED = 16


class AnnotationFields(TypedDict, total=False):
    """What can be changed of an annotation; `tags` are ids of codebook entries."""

    note: str
    tags: Sequence[str]
    selector: Selector | None
    speaker: str | None
    role: str | None
    kind: str | None
    deleted: str | None
    conflict: str | None


class Annotations:
    def __init__(self, ledger: Ledger, user: str) -> None:
        self._ledger = ledger
        self._user = user
        self._cache: OrderedDict[str, Cached[Annotation]] = OrderedDict()

    def of(self, article: str, *, deleted: bool = False) -> tuple[Annotation, ...]:
        """The annotations of an article: its own first, then in the order of the text.

        Those in the bin are left out unless `deleted`.
        """
        every = self._all(article).values()
        return tuple(a for a in every if deleted or a.deleted is None)

    def get(self, article: str, key: str) -> Annotation | None:
        """The annotation of that id, out of the bin too; None when there is none."""
        row = self._ledger.row(article, TABLE, key)
        return None if row is None else annotation_from(article, key, row)

    def add(
        self,
        article: str,
        selector: Selector | None,
        *,
        note: str = "",
        tags: Sequence[str] = (),
        speaker: str | None = None,
        role: str | None = None,
        kind: str | None = None,
    ) -> Annotation:
        """A new annotation, on disk when this returns. `tags` are ids of codebook entries.

        Raises StoreError ("NOT SAVED — …").
        """
        time = now()
        annotation = Annotation(
            id=new_id(),
            article=article,
            selector=selector,
            creator=one_line(self._user, 100),
            created=time,
            modified=time,
            **_clean(note=note, tags=tags, speaker=speaker, role=role, kind=kind),
        )
        with self._ledger.action(_label(annotation)):
            if self._ledger.row(article, "articles", article) is None:
                raise StoreError("NOT SAVED — the article is not in the store. Open it again.")
            self.put(annotation)
        return annotation

    def change(self, annotation: Annotation, **fields: Unpack[AnnotationFields]) -> Annotation:
        """Change fields of an annotation that the caller sees as `annotation`.

        What another window changed in the meantime stands where the fields differ, and tags are
        merged. Where both changed the same field, theirs stays and the caller's version is kept
        as an annotation of its own, which is returned with `conflict` set. Raises StoreError
        ("NOT SAVED — …").
        """
        wanted = {
            name: value
            for name, value in _clean(**fields).items()
            if value != getattr(annotation, name)
        }
        if not wanted:
            return annotation
        with self._ledger.action(_label_of(wanted)):
            present = self.get(annotation.article, annotation.id)
            changed = _merged(annotation, wanted, present)
            if changed is None:
                changed = replace(
                    annotation,
                    **wanted,
                    id=new_id(),
                    conflict=annotation.id,
                    creator=one_line(self._user, 100) or annotation.creator,
                    modified=later(annotation.modified),
                    rev=1,
                )
            if changed != present:
                self.put(changed)
        return changed

    def delete(self, annotation: Annotation) -> Annotation:
        """Put it in the bin; `restore` and undo bring it back."""
        return self.change(annotation, deleted=later(annotation.modified))

    def restore(self, annotation: Annotation) -> Annotation:
        """Take an annotation out of the bin. Raises StoreError."""
        return self.change(annotation, deleted=None)

    def put(self, annotation: Annotation) -> None:
        """Save an annotation as it is, in the running action: for imports."""
        row = annotation_row(annotation)
        self._ledger.lay(annotation.article, TABLE, annotation.id, row)

    def _all(self, article: str) -> dict[str, Annotation]:
        with self._ledger.guard:
            cached = self._cache.pop(article, None)
            if cached is None:
                read = partial(annotation_from, article)
                cached = Cached(self._ledger, article, TABLE, read, _place)
            self._cache[article] = cached
            if len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
            return cached.all()


def _place(annotation: Annotation) -> tuple[object, ...]:
    span = annotation.selector.span if annotation.selector else (-1, -1)
    return (*span, annotation.created, annotation.id)


def _label(annotation: Annotation) -> str:
    if annotation.note:
        return "note"
    return "tag" if annotation.tags else "highlight"


def _label_of(wanted: dict[str, Any]) -> str:
    if "deleted" in wanted:
        return "delete" if wanted["deleted"] else "restore"
    for field, label in (("note", "note"), ("tags", "tag"), ("selector", "new place")):
        if field in wanted:
            return label
    return "annotation"


def _clean(**fields: Any) -> dict[str, Any]:
    if "note" in fields:
        fields["note"] = sanitise(fields["note"]).text
    if "tags" in fields:
        fields["tags"] = tuple(dict.fromkeys(fields["tags"]))
    for name in ("speaker", "role", "kind"):
        if fields.get(name) is not None:
            fields[name] = one_line(fields[name])
    return fields


def _merged(
    seen: Annotation, wanted: dict[str, Any], present: Annotation | None
) -> Annotation | None:
    """`present` with the wanted changes to `seen` in it, None when the two are in conflict.

    What was removed meanwhile comes back with the change: an edit is not thrown away.
    """
    if present is None:
        return replace(
            seen, **(wanted | {"deleted": wanted.get("deleted")}), rev=seen.rev + 1, modified=now()
        )
    merged = dict(wanted)
    for name, value in wanted.items():
        theirs, base = getattr(present, name), getattr(seen, name)
        if theirs in (base, value):
            continue
        if name == "tags":
            merged[name] = _merged_tags(base, value, theirs)
        elif name != "deleted":
            return None
    if "deleted" not in wanted and present.deleted and not seen.deleted:
        merged["deleted"] = None
    changed = replace(present, **merged)
    if changed == present:
        return present
    return replace(changed, rev=present.rev + 1, modified=later(present.modified))


def _merged_tags(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[str, ...]:
    removed = set(base) - set(mine)
    added = [tag for tag in mine if tag not in base and tag not in theirs]
    return (*(tag for tag in theirs if tag not in removed), *added)
