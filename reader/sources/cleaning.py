"""From an input to an article: decode, sanitise, read by format."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article, Metadata, Version
from reader.model.article import article_id
from reader.sources.errors import SourceError
from reader.sources.formats import Format, sniff
from reader.sources.input import Input
from reader.sources.known import known_beside, merge
from reader.sources.reading import Reading
from reader.sources.routes import read_page, read_text
from reader.text.sanitise import one_line
from reader.text.urls import canonical_url

CLEANER_VERSION = 3
"""Raised whenever the same input would give another text."""


def clean(source: Input, *, restored: Sequence[int] = (), known: Metadata | None = None) -> Article:
    """The article in `source`, with page furniture set aside.

    `restored` holds numbers of input lines to keep whatever the rules say; `known` wins over what
    is found in the text, as does a `.meta.json` file beside it. The id depends on neither.
    Raises SourceError for a source that cannot be read here, or that holds no article.
    """
    reading = _read(source, restored)
    found, notices = _known(source, reading.metadata, known)
    version = Version(
        text=reading.text,
        blocks=reading.blocks,
        removed=reading.removed,
        links=reading.links,
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


def _read(source: Input, restored: Sequence[int]) -> Reading:
    """What the reader for the source's format makes of it. Each is imported when it is needed."""
    address = (source.url or "").partition("?")[0].partition("#")[0]
    kind, spoken = sniff(source.data, source.path.name if source.path else address)
    if kind is Format.TEXT:
        return read_text(source, restored)
    if kind is Format.HTML:
        from reader.sources.html.client import is_available

        if is_available():
            return read_page(source, restored)
    if kind is Format.MARKDOWN:
        from reader.sources.markdown import read_markdown

        return read_markdown(source, restored)
    if kind in (Format.EPUB, Format.PDF):
        from reader.sources.apart import read_apart

        return read_apart(kind.value, source, restored)
    if kind is Format.MAIL:
        from reader.sources.mail import read_mail

        return read_mail(source, restored)
    raise SourceError(_refusal(source, kind, spoken))


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


def _first_words(source: Input, text: str) -> str:
    """A stand-in for a title: the first words of the first line that has some, else the file's
    name."""
    lines = text[:4000].split("\n")
    words = next((found for line in lines if len(found := line.split()) > 3), lines[0].split())
    if not words:
        return source.name
    start = " ".join(words[:10])
    return one_line(start + "…" if len(words) > 10 else start, 80)


def _refusal(source: Input, kind: Format, spoken: str) -> str:
    name = source.name
    if kind is Format.BINARY:
        return f"{name} is {spoken}, not a text. Name a file that holds the article's text."
    if kind is Format.FEED:
        word = name if source.path or source.url else "-"
        return f"{name} is {spoken}. To see what it lists, run: reader feed {word}"
    return (
        f"{name} is {spoken}, and what reads those (trafilatura) is not installed here. Install "
        "Reader again, or copy the article's words into a text file and open that."
    )
