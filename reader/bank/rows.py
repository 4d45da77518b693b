"""What goes into the bank and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from reader.model import Span

What = Literal["quotes", "notes", "text"]
"""Utterances, annotations or paragraphs."""

Sort = Literal["date", "article", "speaker", "best"]
"""Newest first, by title, by speaker, or the closest match first; within an article in reading
order."""

WHATS: tuple[What, ...] = get_args(What)
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One utterance, annotation or paragraph of an article, as it goes into the bank.

    `names` are all names of its speaker, `entities` the names in its words; `tags` are ids.
    `states` are the anchor states of the annotations on it, `coders` who made them.
    """

    what: What
    words: str
    span: Span | None = None
    context: str = ""
    number: str | None = None
    kind: str | None = None
    speaker: str | None = None
    names: tuple[str, ...] = ()
    role: str | None = None
    sure: bool = True
    paragraph: int | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Who is quoted in an article, and how often."""

    article: str
    name: str
    names: tuple[str, ...]
    role: str | None
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with its rows. `stamp` says from what it was made, so that it is made again when
    that changes; `analysed` whether its quotes are known by the rules of now, `analysable` whether
    they ever can be; `length` how many characters its text has."""

    article: str
    stamp: str
    title: str = ""
    site: str | None = None
    published: str | None = None
    url: str | None = None
    text_sha256: str = ""
    length: int = 0
    analysed: bool = True
    analysable: bool = True
    language: str = "en"
    rows: tuple[Row, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: an utterance, an annotation or a paragraph, with its article.

    `words` are on one line; `context` is the sentence or sentences with the reporting words.
    `annotations` are the ids of those that touch it, `notes` and `tags` (names) what they say.
    `state` is the anchor state of an annotation; `sure` false where the speaker is a guess or not
    known.
    """

    what: What
    article: str
    title: str
    site: str | None
    published: str | None
    text_sha256: str
    span: Span | None
    words: str
    context: str
    number: str | None
    kind: str | None
    speaker: str | None
    role: str | None
    sure: bool
    paragraph: int | None
    section: str | None
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    annotations: tuple[str, ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits asked for, out of `total` that were found in `articles` articles, `of` all there
    are of their kind.

    `awaiting` counts articles whose quotes are not known yet, or as other rules found them, which
    are `outdated`; `behind` those that the bank has not read yet; `unknown` are sentences on what
    was not understood in the query.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    of: int = 0
    articles: int = 0
    awaiting: int = 0
    outdated: int = 0
    unknown: tuple[str, ...] = ()
    behind: int = 0
