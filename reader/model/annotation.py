"""What the user adds: annotations, tags, and corrections of what the analysis found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """How a span is found again in another version of the text.

    The W3C Web Annotation Data Model's TextQuoteSelector (`exact`, `prefix`, `suffix`) with its
    TextPositionSelector (`span`, in code points of the text with hash `text_sha256`); and, where
    it is known, the title of the section and the number of the paragraph that it began in.
    """

    text_sha256: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""
    paragraph: int | None = None


class AnchorState(StrEnum):
    """How surely an annotation stands on its words in the version shown."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    UNCERTAIN = "uncertain"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector was found in one text; `span` is None when it is lost. `score`: 0 to 1."""

    state: AnchorState
    span: Span | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Annotation:
    """A user's mark on a span, or on the whole article when `selector` is None.

    With neither note nor tags it is a highlight. `tags` are ids of codebook entries. `speaker`,
    `role` and `kind` are what was known of the utterance it was made on. Times are UTC, ISO 8601,
    ending in Z; `deleted` is set while it lies in the bin. `rev` grows by one with every change.
    `conflict` is the id of the annotation that another window changed while this one was being
    edited.
    """

    id: str
    article: str
    selector: Selector | None
    note: str = ""
    tags: tuple[str, ...] = ()
    speaker: str | None = None
    role: str | None = None
    kind: str | None = None
    creator: str = ""
    created: str = ""
    modified: str = ""
    deleted: str | None = None
    rev: int = 1
    conflict: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A codebook entry. `key` is a digit "1" to "9", or empty; `parent` and `merged_into` are
    tag ids; a merged tag's row stays, so that annotations need no rewriting."""

    id: str
    name: str
    description: str = ""
    color: str = ""
    key: str = ""
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    merged_into: str | None = None
    created: str = ""
    deleted: str | None = None
    rev: int = 1


class Settled(StrEnum):
    """What a correction says about its span."""

    SPEAKER = "speaker"
    UNKNOWN = "unknown"
    QUOTE = "quote"
    NOT_A_QUOTE = "not a quote"
    EDGE = "edge"
    SAME_PERSON = "same person"


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user settled about a quote, laid over every later analysis.

    `speaker` is a name, never an index; `also` is the other name for SAME_PERSON; for EDGE the
    `edge` selector is where the quote really lies. A confirmed speaker is a SPEAKER correction.
    """

    id: str
    article: str
    settled: Settled
    selector: Selector | None
    speaker: str | None = None
    also: str | None = None
    edge: Selector | None = None
    creator: str = ""
    created: str = ""
    deleted: str | None = None
    rev: int = 1
