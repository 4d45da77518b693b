"""Text read by its lines, and web pages, which are read so where markup tells too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.model import Metadata
from reader.sources.errors import SourceError
from reader.sources.input import Input
from reader.sources.known import merge
from reader.sources.language import language_of
from reader.sources.plain import NO_ARTICLE, read_plain
from reader.sources.reading import Builder, Reading, characters, normal
from reader.text.sanitise import one_line, sanitise

if TYPE_CHECKING:
    from reader.sources.partial import Partial

_FEW_WORDS = 40
_BY_LINES = "The page's markup did not show its article, so it was read by its lines."


def read_text(source: Input, restored: Sequence[int]) -> Reading:
    """Plain text, in whatever encoding."""
    text, notices = characters(source)
    return by_lines(text, restored, notices)


def by_lines(text: str, restored: Sequence[int], notices: tuple[str, ...]) -> Reading:
    """Sanitised `text`, page furniture set aside, the lines numbered in `restored` kept."""
    language = language_of(text)
    plain = read_plain(text, language, restored)
    return Reading(
        text=plain.text,
        blocks=plain.blocks,
        metadata=plain.metadata(language),
        unrestored=plain.unrestored,
        removed=plain.removed,
        notices=(*notices, *plain.notices),
    )


def read_page(source: Input, restored: Sequence[int] = ()) -> Reading:
    """The article by the page's markup; where that tells too little, by its lines. The page's own
    lines numbered in `restored` are kept.

    Raises SourceError for a page without an article, and for one that was fetched and holds less
    than its article; of a saved one that is a notice.
    """
    # What is for pages only is no cost of opening a text.
    from reader.sources.fragment import is_fragment
    from reader.sources.html import client as html
    from reader.sources.partial import partial
    from reader.sources.saved import saved_from

    text, notices = characters(source, html.declared_charset(source.data))
    fragment = is_fragment(source.data)
    saved = saved_from(text)
    # Where it was found is known better than what it calls itself.
    address = source.url or (saved.url if saved else None)
    reading, count = _by_markup(text, notices, address, restored)
    if fragment and (reading is None or count * 10 < _words_in(text) * 7):
        reading = as_it_stands(text, notices) or reading
    if fragment and reading is not None:
        return reading
    if reading is not None and saved is not None:
        reading = replace(reading, metadata=merge(saved, reading.metadata))
    less = partial(text, reading.text if reading else "", count, source.url)
    if reading is None:
        raise SourceError(_no_article(source, less, count))
    if less is None:
        return reading
    if less.sure and source.path is None and source.retrieved:
        raise SourceError(_no_article(source, less, count))
    rest = "is not all here" if less.sure else "may go on"
    notice = f"This page holds {count} words and {less.asks}: the article {rest}."
    return replace(reading, notices=(*reading.notices, notice))


def as_it_stands(markup: str, notices: tuple[str, ...] = ()) -> Reading | None:
    """Decoded markup block by block, for what is no whole page; None when there are no words."""
    from reader.sources.markup import add_markup

    builder = Builder()
    if not add_markup(builder, markup) or not builder.blocks:
        return None
    reading = builder.reading(Metadata(), notices)
    return replace(reading, metadata=Metadata(language=language_of(reading.text)))


def _by_markup(
    text: str, notices: tuple[str, ...], address: str | None, restored: Sequence[int]
) -> tuple[Reading | None, int]:
    """The article in a page's safe text, None when there is none, and how many words were found."""
    from reader.sources.html import client as html
    from reader.sources.html.article import words_of

    page = html.read_html(text, address, restored)
    if page is not None and (count := words_of(page)) >= _FEW_WORDS:
        metadata = replace(page.metadata, language=language_of(page.text))
        return replace(page, metadata=metadata, notices=(*notices, *page.notices)), count
    visible = normal(sanitise(html.visible_text(text)).text)
    reading = by_lines(visible, restored, (*notices, _BY_LINES)) if visible.strip() else None
    if reading is None or NO_ARTICLE in reading.notices or reading.text.count(" ") < _FEW_WORDS:
        return None, len(visible.split())
    known = merge(page.metadata, reading.metadata) if page else reading.metadata
    return replace(reading, metadata=known), len(reading.text.split())


def _words_in(markup: str) -> int:
    from reader.sources.markup import without_tags

    return sum(len(line.split()) for line in without_tags(markup))


def _no_article(source: Input, less: Partial | None, count: int) -> str:
    """Why there is no article in a page, and what to do."""
    words = "1 word" if count == 1 else f"{count} words"
    if source.path is not None or not source.url:
        asks = f" ({words}; it {less.asks})" if less else ""
        return (
            f"{source.name} holds no article that Reader could find{asks}. If your browser shows "
            "one, copy its text there and run: reader paste"
        )
    host = one_line((urlsplit(source.url).hostname or "").removeprefix("www."), 100)
    asks = less.asks if less else "no article that Reader could find"
    return (
        f"{host} gave {words} and {asks}. Save the page in your browser and open the file, or copy "
        "the text and run: reader paste."
    )
