"""Text read by its lines, and web pages, which are read so where markup tells too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.sources.errors import SourceError
from reader.sources.input import Input
from reader.sources.known import merge
from reader.sources.language import language_of
from reader.sources.plain import NO_ARTICLE, read_plain
from reader.sources.reading import Reading, characters, normal
from reader.text.sanitise import sanitise

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


def read_page(source: Input) -> Reading:
    """The article by the page's markup; where that tells too little, by its lines."""
    from reader.sources.html import client as html

    text, notices = characters(source, html.declared_charset(source.data))
    page = html.read_html(text)
    if page is not None and page.words >= _FEW_WORDS:
        metadata = replace(page.metadata, language=language_of(page.text))
        return Reading(page.text, page.blocks, metadata, page.text, notices=notices)
    visible = normal(sanitise(html.visible_text(text)).text)
    reading = by_lines(visible, (), (*notices, _BY_LINES)) if visible.strip() else None
    if reading is None or NO_ARTICLE in reading.notices or reading.text.count(" ") < _FEW_WORDS:
        raise SourceError(
            f"{source.name} holds no article that Reader could find. If your browser shows one, "
            "copy its words into a text file and open that."
        )
    known = merge(page.metadata, reading.metadata) if page else reading.metadata
    # Lines that markup made have no numbers in the input, so none can be named to be restored.
    removed = tuple(replace(line, line=None) for line in reading.removed)
    return replace(reading, metadata=known, removed=removed)
