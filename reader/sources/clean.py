"""From an input to an article: decode, sanitise, read by format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reader.model import Article, Metadata, Version
from reader.model.article import article_id
from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.formats import Format, sniff
from reader.sources.input import Input
from reader.sources.known import known_beside, merge
from reader.sources.language import language_of
from reader.sources.plain import read_plain
from reader.sources.urls import canonical_url
from reader.text.sanitise import one_line, sanitise

CLEANER_VERSION = 1
"""Raised whenever the same input would give another text."""

# A no-break space has a purpose before French punctuation; elsewhere it is a typesetter's trace
# that keeps words apart from their neighbours for every later step.
_NO_BREAK = re.compile("(?<![«‹])[\u00a0\u202f](?![»›!?;:%])")


def clean(source: Input, *, restored: Sequence[int] = (), known: Metadata | None = None) -> Article:
    """The article in `source`, with page furniture set aside.

    `restored` holds numbers of input lines to keep whatever the rules say; `known` wins over what
    is found in the text, as does a `.meta.json` file beside it. The id depends on neither.
    Raises SourceError for a source that is no text, or an empty one.
    """
    kind, spoken = sniff(source.data)
    if kind is not Format.TEXT:
        raise SourceError(_refusal(source.name, kind, spoken))
    decoded = decode(source.data, source.name)
    safe = sanitise(decoded.text)
    text = _normal(safe.text)
    if not text or text.isspace():
        raise SourceError(f"{source.name} holds no text. Check that the right file was named.")
    language = language_of(text)
    plain = read_plain(text, language, restored)
    found, notices = _known(source, plain.metadata(language), known)
    version = Version(
        text=plain.text,
        blocks=plain.blocks,
        removed=plain.removed,
        input_sha256=source.sha256,
        cleaner=CLEANER_VERSION,
        restored=tuple(sorted(set(restored))),
        notices=(*decoded.notices, *_lost(safe.dropped), *plain.notices, *notices),
    )
    if not found.title:
        found = merge(Metadata(title=_first_words(source, plain.text), guessed=("title",)), found)
    url = canonical_url(found.url) if found.url else None
    return Article(article_id(url, plain.unrestored), found, version)


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
    """A stand-in for a title: the first words of the text, else the file's name."""
    words = text[:1000].split("\n")[0].split()
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
