"""Tag names: how they are written, and how they are found in a note."""

from __future__ import annotations

import re

from reader.text.fold import fold_case
from reader.text.sanitise import one_line

NAME_LIMIT = 100

# A number alone is "#3", not a tag; a # inside a word or an address is none either.
TAG_WORD = re.compile(r"(?<![\w/&#])#(?=[\w-]*[^\W\d_])([\w-]*\w)")


def tag_name(typed: str) -> str:
    """`typed` as the name of a tag: one safe line without the leading #; empty if none is left."""
    return one_line(typed, NAME_LIMIT).lstrip("#").strip()


def tag_words(note: str) -> tuple[str, ...]:
    """The names of the `#tag` words in a note, in order, each once whatever its case."""
    names: dict[str, str] = {}
    for match in TAG_WORD.finditer(note):
        name = tag_name(match[1])
        names.setdefault(fold_case(name), name)
    return tuple(names.values())
