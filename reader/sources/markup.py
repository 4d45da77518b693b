"""Well-kept markup (a chapter, a piece of HTML in a text) block by block, as it stands.

Nothing in it is left out as furniture: that is for whole web pages, which are read in a process
of their own.
"""

from __future__ import annotations

from reader.model import BlockKind
from reader.sources.reading import Builder

MOST_TAGS = 400_000
"""More tags than this in one piece are no text for people; their tree would fill the memory."""


def add_markup(builder: Builder, text: str) -> bool:
    """Add the blocks of decoded HTML or XHTML; False when it cannot be read."""
    if not text or text.isspace():
        return True
    if text.count("<") > MOST_TAGS:
        return False
    from lxml.etree import LxmlError

    from reader.sources.html.dom import Line, lines, parse

    def kind(line: Line) -> BlockKind:
        if line.caption:
            return BlockKind.CAPTION
        if line.level and line.tag[:1] == "h" and line.tag[1:].isdigit():
            return BlockKind.HEADING
        if line.item:
            return BlockKind.LIST_ITEM
        return BlockKind.BLOCKQUOTE if line.quoted else BlockKind.PARAGRAPH

    try:
        for line in lines(parse(text)):
            # A picture's hidden description stands in for one that the reader cannot see.
            if line.tag != "img":
                found = kind(line)
                level = line.level if found is BlockKind.HEADING else 0
                builder.add(found, line.text, level)
    except (LxmlError, ValueError):
        return False
    return True
