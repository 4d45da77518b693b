"""Codebook entries from outside, taken into a store's codebook by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.annotation.codebook import KEYS, TagFields
from reader.annotation.errors import StoreError
from reader.annotation.exchange.incoming import Imported
from reader.annotation.store import Store
from reader.model import Tag
from reader.text.tags import tag_name

COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEntry:
    """A tag as a file describes it. `where` names its place there; `parent` is a name."""

    where: str
    name: str
    description: str = ""
    color: str = ""
    key: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()


def take_tags(store: Store, entries: Iterable[TagEntry | str]) -> Imported:
    """Tags that are new are added; one that is here gets only what it lacks, so that nothing the
    user wrote is replaced and reading a file twice changes nothing. A text among the entries says
    why one was refused. All is one undo. Raises StoreError, and nothing has come in."""
    refused: list[str] = []
    counts = {"added": 0, "updated": 0, "unchanged": 0}
    taken: list[tuple[TagEntry, Tag, bool]] = []
    with store.action("import"):
        for entry in entries:
            if isinstance(entry, str):
                refused.append(entry)
            elif not tag_name(entry.name):
                refused.append(f"{entry.where}: a tag needs a name.")
            else:
                known = store.codebook.find(entry.name)
                taken.append((entry, known or store.codebook.ensure(entry.name), known is None))
        for entry, tag, is_new in taken:
            before = store.codebook.get(tag.id) or tag
            try:
                _fill(store, entry, before)
            except StoreError as error:
                refused.append(f"{entry.where}: {error}")
            changed = store.codebook.get(tag.id) != before
            counts["added" if is_new else "updated" if changed else "unchanged"] += 1
    return Imported(**counts, refused=tuple(refused))


def _fill(store: Store, entry: TagEntry, tag: Tag) -> None:
    """Give `tag` what the entry has and it lacks. Raises StoreError for a circle of parents."""
    codebook = store.codebook
    fields: TagFields = {}
    if entry.description.strip() and not tag.description:
        fields["description"] = entry.description
    if COLOR.fullmatch(entry.color) and not tag.color:
        fields["color"] = entry.color
    taken = {each.key for each in codebook.tags()}
    if entry.key in KEYS and not tag.key and entry.key not in taken:
        fields["key"] = entry.key
    free = [a for alias in entry.aliases if (a := tag_name(alias)) and codebook.find(a) is None]
    if free:
        fields["aliases"] = (*tag.aliases, *free)
    if fields:
        tag = codebook.change(tag, **fields)
    if tag_name(entry.parent) and not tag.parent:
        codebook.change(tag, parent=codebook.ensure(entry.parent).id)
