"""What the reading screen knows of an article at one moment, as plain data for its parts.

A new `Reading` is made whenever the analysis or the annotations change; the page, the panels and
the status lines are projections of it and keep nothing of their own about the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.model import Analysis, AnchorState, Article, Span, Utterance
from reader.model.structure import Structure

# Stands for "nobody could be found" where a speaker's index is asked for.
UNKNOWN_SPEAKER = -1
# Stands behind the name of a speaker that the user has settled.
SETTLED = " ✓"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with at least one utterance. `speaker` indexes `Analysis.speakers`; `sure` is
    False when every one of the utterances is unsure."""

    speaker: int
    initials: str
    name: str
    role: str
    utterances: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An annotation as rows and cards show it.

    `span` is None for the whole article and for one that is lost; `symbol` is `*` with a note,
    else `#` with tags, else `=`; `who` is the speaker and quote it stands on ("Robert Manning ·
    quote 1") or empty; `words` are the words it was made on; `tags` are names; `settled`
    says that the user settled the speaker. `now` are the words where it stands, where those are
    not the ones it was made on; `color` is that of its first tag that has one, as #rrggbb.
    """

    id: str
    span: Span | None
    paragraph: int | None
    symbol: str
    who: str
    words: str
    note: str
    tags: tuple[str, ...]
    state: AnchorState = AnchorState.EXACT
    settled: bool = False
    now: str = ""
    color: str = ""

    @property
    def where(self) -> str:
        """Where it stands in words; nothing for a title, a heading or a caption."""
        if self.paragraph is not None:
            return f"¶{self.paragraph}"
        if self.state is AnchorState.LOST:
            return "not placed"
        return "" if self.span else "whole article"


@dataclass(frozen=True, slots=True)
class Reading:
    """The article with all that is known about it now. `analysed` is False until the analysis
    is whole; `trouble` says why there will be none."""

    article: Article
    structure: Structure
    analysis: Analysis = field(default_factory=Analysis)
    utterances: tuple[Utterance, ...] = ()
    speakers: tuple[SpeakerRow, ...] = ()
    notes: tuple[NoteRow, ...] = ()
    analysed: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: what panels highlight and follow.

    `section` indexes `Structure.sections`; `speaker` is the chosen speaker (None: none chosen);
    `position` is (this, of all) among the chosen speaker's utterances; `note` is the id of the
    annotation at the focus; `paragraph` the ¶ number at the focus.
    """

    section: int
    paragraph: int | None
    focus: Span
    on_screen: Span
    speaker: int | None = None
    position: tuple[int, int] | None = None
    note: str | None = None
