"""What one block holds for the rules that look across blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.analysis.evidence import Evidence
from reader.analysis.labels import Group
from reader.analysis.mentions import Mention
from reader.model import Entity, QuoteKind, Span


@dataclass(slots=True)
class Statement:
    """A stretch that somebody said, with what stands beside it.

    `continues` means with the statement before; `unfinished` that no mark closes it, so that it
    may go on in the next block; `asks` that it stands under "Q" (true) or "A" (false).
    """

    span: Span
    kind: QuoteKind
    mention: Mention | None = None
    cue: Span | None = None
    how: Evidence = Evidence.NOTHING
    continues: bool = False
    unfinished: bool = False
    asks: bool | None = None


@dataclass(frozen=True, slots=True)
class NameUse:
    """One use of a proper name. `title` is what stands before it ("Gen.", "U.S. Defense
    Secretary"), `apposition` what stands after it between commas; `subject` that it is the
    grammatical subject; `quoted` that it stands in somebody's words, `placed` that
    a preposition of place stands before it, `owner` that it is a possessive, `speaks` that a verb
    of speech reports it, `bracketed` that it stands alone in brackets."""

    span: Span
    text: str
    group: Group
    title: str = ""
    apposition: str = ""
    subject: bool = False
    quoted: bool = False
    placed: bool = False
    owner: bool = False
    speaks: bool = False
    bracketed: bool = False


@dataclass(slots=True)
class BlockNotes:
    """All that is kept of a parsed block; the parse itself is let go.

    `stand_ins` are the pronouns and roles ("she", "the mayor") that are subjects of the article's
    own sentences; `leads_on` is who a block that ends in a colon says will speak next; `headline`
    that its words are capitalised as a headline's are; `signature` that it names who wrote the
    article, of whom the text tells nothing.
    """

    span: Span
    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    uses: list[NameUse] = field(default_factory=list)
    stand_ins: list[Mention] = field(default_factory=list)
    leads_on: Mention | None = None
    headline: bool = False
    signature: bool = False
