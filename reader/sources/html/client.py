"""Web pages seen from the program: what the helper process is asked, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib.util import find_spec

from reader.sources.html import helper
from reader.sources.html.article import article_of
from reader.sources.markup import without_tags
from reader.sources.plain.assemble import SEPARATOR
from reader.sources.reading import Reading

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)


def is_available() -> bool:
    """Whether the libraries that read pages are installed."""
    return find_spec("trafilatura") is not None and find_spec("lxml") is not None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace").casefold() if found else None


def read_html(
    text: str, address: str | None = None, restored: Collection[int] = ()
) -> Reading | None:
    """The article in a page's decoded text, or what little was found of it; None when the
    extractor fails or takes too long.

    `address` is where the page came from; `restored` holds numbers of the page's lines to keep.
    """
    answer = helper.ask(helper.ARTICLE, text)
    return None if answer is None else article_of(answer, address, restored)


def visible_text(text: str) -> str:
    """The lines of a page that are no links, parted by blank lines; empty when it has none.

    Markup that no parser takes, such as elements nested a hundred thousand deep, is cut out.
    """
    answer = helper.ask(helper.LINES, text)
    lines = [words for line in without_tags(text) if (words := " ".join(line.split()))]
    # The parser gives up on such markup part of the way, and says nothing of it.
    if answer is not None and answer["characters"] * 2 >= sum(map(len, lines)):
        lines = answer["lines"]
    return SEPARATOR.join(lines)
