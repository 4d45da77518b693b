"""The focus: the one span that the next key acts on. Pure; the page draws it, keys move it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.model import Span
from reader.ui.article.movement import SentenceFinder


class FocusKind(StrEnum):
    """What the focus is on: the selection, what was last jumped to, or a sentence."""

    SELECTION = "selection"
    QUOTE = "quote"
    NOTE = "note"
    NAME = "name"
    HIT = "match"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Focus:
    """`pieces` are the spans that wear the mark (an utterance may have several); `index` counts
    the utterance, entity or hit among its own; `note` is an annotation's id."""

    kind: FocusKind
    pieces: tuple[Span, ...]
    index: int | None = None
    note: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


def sentence_focus(span: Span) -> Focus:
    return Focus(FocusKind.SENTENCE, (span,))


def after_scroll(focus: Focus, seen: Span, sentences: SentenceFinder) -> Focus:
    """The focus once the screen shows `seen`: itself while it can be read whole (or, when it is
    longer than the screen or selected by hand, while part of it can), else the nearest whole
    sentence on screen."""
    span = focus.span
    in_parts = focus.kind is FocusKind.SELECTION or span.size >= seen.size
    if seen.contains(span) or (in_parts and span.overlaps(seen)):
        return focus
    return sentence_focus(nearest_sentence(span, seen, sentences))


def nearest_sentence(span: Span, seen: Span, sentences: SentenceFinder) -> Span:
    """The whole sentence in `seen` that is nearest to `span`; if none is whole, the one that
    holds the top of the screen or follows it."""
    if span.start < seen.start:
        nearest = next(sentences.forward(seen.start), None)
        if nearest is not None and seen.contains(nearest):
            return nearest
    else:
        for candidate in sentences.backward(seen.end):
            if candidate.end <= seen.end:
                if candidate.start >= seen.start:
                    return candidate
                break
        first = next(sentences.forward(seen.start), None)
        if first is not None and seen.contains(first):
            return first
    return sentences.at(seen.start)


class Jumps:
    """Where the reader was before each jump, as offsets of the focus and the line at the top."""

    LIMIT = 100
    _KEPT = 5

    def __init__(self) -> None:
        self._back: list[tuple[int, int]] = []
        self._last: tuple[int, int] | None = None
        self.marks: dict[str, tuple[int, int]] = {}
        self.left: tuple[int, int] | None = None
        """Where the focus was when the article was left, and how long its text was then."""

    @property
    def none(self) -> bool:
        """Whether there was no jump yet since the article was opened."""
        return self._last is None

    def kept(self, focus: int, length: int) -> dict[str, object]:
        """What to remember until the article is opened again: marks, places, and where the focus
        is in a text of that length."""
        kept = {"marks": self.marks, "back": self._back[-self._KEPT :], "left": (focus, length)}
        return {name: value for name, value in kept.items() if value}

    def bring_back(self, kept: Mapping[str, object]) -> None:
        """Take over what `kept` gave, as it comes from a file; what is none of it is left out."""
        marks, back = kept.get("marks"), kept.get("back")
        if isinstance(marks, dict):
            named = ((str(letter), _place(place)) for letter, place in marks.items())
            self.marks = {letter: place for letter, place in named if place is not None}
        if isinstance(back, list):
            self._back = [place for place in map(_place, back) if place is not None]
        self.left = _place(kept.get("left"))

    def leave(self, place: tuple[int, int]) -> None:
        """Remember `place` (focus offset, top offset) before a jump."""
        self._last = place
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[: -self.LIMIT]

    def swap(self, here: tuple[int, int]) -> tuple[int, int] | None:
        """The place before the last jump; asked again, it leads back here (vim's '')."""
        last = self._last or (self._back[-1] if self._back else None)
        if last is not None:
            self._last = here
        return last

    def back(self, here: tuple[int, int]) -> tuple[int, int] | None:
        """The place before, one jump further with every call (ctrl+o)."""
        while self._back:
            place = self._back.pop()
            if place != here:
                return place
        return None


def _place(kept: object) -> tuple[int, int] | None:
    """Two offsets as they come from a file; None when they are none."""
    if isinstance(kept, (list, tuple)) and len(kept) == 2:
        focus, top = kept
        if isinstance(focus, int) and isinstance(top, int) and min(focus, top) >= 0:
            return focus, top
    return None
