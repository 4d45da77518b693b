"""From an input to an article: decode, sanitise, read by format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model import Article, Blocks, Metadata, RemovedLine, Version
from reader.model.article import article_id
from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.formats import Format, sniff
from reader.sources.html import client as html
from reader.sources.input import Input
from reader.sources.known import known_beside, merge
from reader.sources.language import language_of
from reader.sources.plain import NO_ARTICLE, read_plain
from reader.sources.urls import canonical_url
from reader.text.sanitise import one_line, sanitise

CLEANER_VERSION = 1
"""Raised whenever the same input would give another text."""

_FEW_WORDS = 40
_BY_LINES = "The page's markup did not show its article, so it was read by its lines."

# A no-break space has a purpose before French punctuation; elsewhere it is a typesetter's trace
# that keeps words apart from their neighbours for every later step.
_NO_BREAK = re.compile("(?<![«‹])[\u00a0\u202f](?![»›!?;:%])")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one format's reader made of a source. `unrestored` is the text that the id is of."""

    text: str
    blocks: Blocks
    metadata: Metadata
    unrestored: str
    removed: tuple[RemovedLine, ...] = ()
    notices: tuple[str, ...] = ()


def clean(source: Input, *, restored: Sequence[int] = (), known: Metadata | None = None) -> Article:
    """The article in `source`, with page furniture set aside.

    `restored` holds numbers of input lines to keep whatever the rules say; `known` wins over what
    is found in the text, as does a `.meta.json` file beside it. The id depends on neither.
    Raises SourceError for a source that cannot be read here, or that holds no article.
    """
    kind, spoken = sniff(source.data)
    if kind is Format.TEXT:
        reading = _read_text(source, restored)
    elif kind is Format.HTML and html.is_available():
        reading = _read_page(source)
    else:
        raise SourceError(_refusal(source.name, kind, spoken))
    found, notices = _known(source, reading.metadata, known)
    version = Version(
        text=reading.text,
        blocks=reading.blocks,
        removed=reading.removed,
        input_sha256=source.sha256,
        cleaner=CLEANER_VERSION,
        restored=tuple(sorted(set(restored))),
        notices=(*reading.notices, *notices),
    )
    if not found.title:
        stand_in = Metadata(title=_first_words(source, reading.text), guessed=("title",))
        found = merge(stand_in, found)
    url = canonical_url(found.url) if found.url else None
    return Article(article_id(url, reading.unrestored), found, version)


def _read_text(source: Input, restored: Sequence[int]) -> _Reading:
    text, notices = _characters(source)
    return _by_lines(text, restored, notices)


def _by_lines(text: str, restored: Sequence[int], notices: tuple[str, ...]) -> _Reading:
    language = language_of(text)
    plain = read_plain(text, language, restored)
    return _Reading(
        text=plain.text,
        blocks=plain.blocks,
        metadata=plain.metadata(language),
        unrestored=plain.unrestored,
        removed=plain.removed,
        notices=(*notices, *plain.notices),
    )


def _read_page(source: Input) -> _Reading:
    """The article by the page's markup; where that tells too little, by its lines."""
    text, notices = _characters(source, html.declared_charset(source.data))
    page = html.read_html(text)
    if page is not None and page.words >= _FEW_WORDS:
        metadata = replace(page.metadata, language=language_of(page.text))
        return _Reading(page.text, page.blocks, metadata, page.text, notices=notices)
    visible = _normal(sanitise(html.visible_text(text)).text)
    reading = _by_lines(visible, (), (*notices, _BY_LINES)) if visible.strip() else None
    if reading is None or NO_ARTICLE in reading.notices or reading.text.count(" ") < _FEW_WORDS:
        raise SourceError(
            f"{source.name} holds no article that Reader could find. If your browser shows one, "
            "copy its words into a text file and open that."
        )
    known = merge(page.metadata, reading.metadata) if page else reading.metadata
    # Lines that markup made have no numbers in the input, so none can be named to be restored.
    removed = tuple(replace(line, line=None) for line in reading.removed)
    return replace(reading, metadata=known, removed=removed)


def _characters(source: Input, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The source's safe characters and what was lost on the way. Raises SourceError if none."""
    decoded = decode(source.data, source.name, declared)
    safe = sanitise(decoded.text)
    text = _normal(safe.text)
    if not text or text.isspace():
        raise SourceError(f"{source.name} holds no text. Check that the right file was named.")
    return text, (*decoded.notices, *_lost(safe.dropped))


def _normal(text: str) -> str:
    """`text` in Unicode's composed form (NFC), its no-break spaces as plain ones."""
    if not unicodedata.is_normalized("NFC", text):
        # Composition may bring marks together again that the sanitiser had counted apart.
        text = sanitise(unicodedata.normalize("NFC", text)).text
    if "\u00a0" in text or "\u202f" in text:
        text = _NO_BREAK.sub(" ", text)
    return text


def _known(
    source: Input, found: Metadata, known: Metadata | None
) -> tuple[Metadata, tuple[str, ...]]:
    """What is known in all, by rank: `known`, the file beside, the source, the text."""
    of_source = Metadata(url=source.url, retrieved=source.retrieved)
    found = merge(of_source, found)
    notices: tuple[str, ...] = ()
    if source.path is not None:
        beside, notices = known_beside(source.path)
        found = merge(beside, found) if beside else found
    return (merge(known, found) if known else found), notices


def _lost(dropped: int) -> tuple[str, ...]:
    if not dropped:
        return ()
    what = (
        "1 control or invisible character was"
        if dropped == 1
        else (f"{dropped} control or invisible characters were")
    )
    return (f"{what} left out of the text.",)


def _first_words(source: Input, text: str) -> str:
    """A stand-in for a title: the first words of the first line that has some, else the file's
    name."""
    lines = text[:4000].split("\n")
    words = next((found for line in lines if len(found := line.split()) > 3), lines[0].split())
    if not words:
        return source.name
    start = " ".join(words[:10])
    return one_line(start + "…" if len(words) > 10 else start, 80)


def _refusal(name: str, kind: Format, spoken: str) -> str:
    if kind is Format.BINARY:
        return f"{name} is {spoken}, not a text. Name a file that holds the article's text."
    return (
        f"{name} is {spoken}, and this version reads plain text. "
        "Copy the article's words into a text file and open that."
    )
