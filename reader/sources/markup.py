"""Well-kept markup (a chapter, a piece of HTML in a text) block by block, as it stands.

Nothing in it is left out as furniture: that is for whole web pages, which are read in a process
of their own.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reader.model import BlockKind
from reader.sources.fields import absolute
from reader.sources.reading import Builder

if TYPE_CHECKING:
    from reader.sources.html.dom import Line

# Where comments and elements that are never shown begin and end.
_HIDING = re.compile(r"<(!--)|(--)>|<(/?(?:script|style|head|svg|body))\b[^<>]*>", re.I)
_ENDS = {"!--": ("--",), "head": ("/head", "body")} | {
    name: (f"/{name}",) for name in ("script", "style", "svg")
}
_EDGE = re.compile(r"</?(?:p|div|h[1-6]|li|br|tr|blockquote|section)\b[^<>]*>|\n\s*\n", re.I)
_TAG = re.compile(r"<[^<>]*>")
_MOST_TAGS = 400_000
"""More tags than this in one piece are no text for people; their tree would fill the memory."""


def add_markup(builder: Builder, text: str, label: str = "", base: str = "") -> bool:
    """Add the blocks of decoded HTML or XHTML with their links, relative ones to `base`, under the
    heading `label` where it has words and no heading of its own; False when it cannot be read."""
    if not text or text.isspace():
        return True
    if text.count("<") > _MOST_TAGS:
        return False
    from lxml.etree import LxmlError

    from reader.sources.html.dom import lines, parse

    try:
        # A picture's hidden description stands in for what the reader cannot see.
        found = [line for line in lines(parse(text)) if line.tag != "img"]
    except (LxmlError, ValueError):
        return False
    if sum(len(line.text) for line in found) * 4 < len(text):
        bare = without_tags(text)
        # The parser gives up where elements are nested thousands deep; the words are there still.
        if sum(map(len, bare)) > 4 * sum(len(line.text) for line in found):
            for words in bare:
                builder.add(BlockKind.PARAGRAPH, words)
            return True
    if label and found and not any(map(_is_heading, found)):
        builder.add(BlockKind.HEADING, label, 1)
    for line in _joined(found):
        kind = _kind(line)
        runs = [(words, absolute(url, base)) for words, url in line.runs]
        builder.add(kind, runs, line.level if kind is BlockKind.HEADING else 0)
    return True


def without_tags(text: str) -> list[str]:
    """The lines of the markup when all tags, and what is never shown, are cut out; in linear
    time, whatever it is."""
    kept: list[str] = []
    at, hidden = 0, ""
    # Mark by mark; a pattern from mark to mark would be quadratic.
    for mark in _HIDING.finditer(text):
        name = mark[mark.lastindex or 0].casefold()
        if not hidden and name in _ENDS:
            kept.append(text[at : mark.start()])
            hidden = name
        elif hidden and name in _ENDS[hidden]:
            hidden, at = "", mark.end()
    kept += [] if hidden else [text[at:]]
    return unescape(_TAG.sub("", _EDGE.sub("\n", "".join(kept)))).split("\n")


def _joined(found: list[Line]) -> list[Line]:
    """The lines, headings that follow on one another made one: "Chapter 2", "The Sea"."""
    joined: list[Line] = []
    for line in found:
        last = joined[-1] if joined else None
        if last and _is_heading(line) and _is_heading(last) and line.level == last.level:
            between = " " if last.text[-1] in ".:!?" else ": "
            last.text = last.text + between + line.text
            last.runs = [*last.runs, (between, None), *line.runs]
        else:
            joined.append(line)
    return joined


def _kind(line: Line) -> BlockKind:
    if line.caption:
        return BlockKind.CAPTION
    if _is_heading(line):
        return BlockKind.HEADING
    if line.item:
        return BlockKind.LIST_ITEM
    return BlockKind.BLOCKQUOTE if line.quoted else BlockKind.PARAGRAPH


def _is_heading(line: Line) -> bool:
    return line.level > 0 and line.tag[:1] == "h" and line.tag[1:].isdigit()
