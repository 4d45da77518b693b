"""`reader tags`: the codebook from the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from reader.annotation.codebook import TagFields
from reader.cli.output import inform
from reader.cli.session import workspace
from reader.cli.tables import print_rows
from reader.model import Tag
from reader.model.errors import ReaderError
from reader.text.nearest import did_you_mean
from reader.workspace import Workspace

COLUMNS = ("name", "count", "key", "parent", "aliases", "color", "description")


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        if arguments.action in (None, "list"):
            _list(opened, arguments.format)
        else:
            inform(_change(opened, arguments))
    return 0


def _list(opened: Workspace, style: str) -> None:
    counts, tags = opened.store.codebook.counts(), opened.tags()
    names = {tag.id: tag.name for tag in tags}
    rows = [
        {
            "name": tag.name,
            "count": counts.get(tag.id, 0),
            "key": tag.key,
            "parent": names.get(tag.parent or ""),
            "aliases": list(tag.aliases),
            "color": tag.color,
            "description": tag.description,
        }
        for tag in tags
    ]
    print_rows(style, COLUMNS, rows, map(_cells, rows))
    if style == "table" and not rows:
        inform("There are no tags yet. reader annotate SOURCE --quote TEXT --tag NAME makes one.")


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    about = (
        f"under {row['parent']}" if row["parent"] else "",
        f"also {', '.join(row['aliases'])}" if row["aliases"] else "",
        row["description"],
    )
    return row["key"], row["name"], str(row["count"]), " · ".join(filter(None, about))


def _change(opened: Workspace, arguments: Namespace) -> str:
    """Do what was asked; a sentence on what was done."""
    codebook, action = opened.store.codebook, arguments.action
    if action == "add":
        if codebook.find(arguments.name):
            raise ReaderError(f"There is a tag “{arguments.name}” already.")
        return f"Made “{codebook.ensure(arguments.name).name}”."
    tag = _tag(opened, arguments.tag)
    if action == "rename":
        return f"“{tag.name}” is now “{codebook.change(tag, name=arguments.name).name}”."
    if action == "merge":
        into = codebook.merge(tag, _tag(opened, arguments.into))
        return f"“{tag.name}” is now another name for “{into.name}”."
    if action == "delete":
        codebook.delete(tag)
        return f"Deleted “{tag.name}”. Notes keep their words; U on screen brings it back."
    return _edit(opened, tag, arguments)


def _edit(opened: Workspace, tag: Tag, arguments: Namespace) -> str:
    fields: TagFields = {}
    if arguments.description is not None:
        fields["description"] = arguments.description
    if arguments.color is not None:
        fields["color"] = _color(arguments.color)
    if arguments.key is not None:
        fields["key"] = arguments.key
    if arguments.parent is not None:
        fields["parent"] = _tag(opened, arguments.parent).id if arguments.parent else None
    if arguments.aliases:
        fields["aliases"] = (*tag.aliases, *arguments.aliases)
    if not fields:
        raise ReaderError("Say what to change: --description, --color, --key, --parent or --alias.")
    opened.store.codebook.change(tag, **fields)
    return f"Changed “{tag.name}”."


def _color(words: str) -> str:
    from reader.ui.style.tag_colors import COLORS, parsed

    color = parsed(words) if words else ""
    if color is None:
        raise ReaderError(f"“{words}” is no colour. Write #d9534a, or one of: {', '.join(COLORS)}.")
    return color


def _tag(opened: Workspace, name: str) -> Tag:
    found = opened.store.codebook.find(name)
    if found is None:
        meant = did_you_mean(name, (tag.name for tag in opened.tags()))
        raise ReaderError(f"There is no tag “{name}”.{meant} To see all: reader tags")
    return found
