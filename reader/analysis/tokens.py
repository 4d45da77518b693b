"""A light view of one parsed stretch of text: what the rules see instead of a spaCy Doc.

Plain lists, so that rules are tested without a model and outlive the parse they came from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.model import Span

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "csubj", "nsubj:outer"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
DASHES = frozenset(("—", "–", "-", "--"))


@dataclass(slots=True)
class Tokens:
    """The tokens of one stretch, as columns of equal length.

    `starts` and `ends` are offsets into the whole text; `tags` are Penn Treebank tags; `heads` are
    token indices (a root points at itself); `deps` are the parser's own labels, UD or ClearNLP;
    `sentences` the index of each sentence's first token. `names` are the pipeline's entities as
    (first token, token after the last, label); `values` likewise the dates and amounts that some
    pipelines find too, which name nobody.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    sentences: list[int]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    values: list[tuple[int, int, str]] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.lower:
            self.lower = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The offsets from token `first` to before token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def at(self, offset: int) -> int:
        """The first token that starts at or after `offset`; the count of tokens if none does."""
        return bisect_left(self.starts, offset)

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens that start inside `span`, as (first, after the last)."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The sentence that holds token `index`, as (first, after the last)."""
        place = bisect_left(self.sentences, index + 1) - 1
        after = self.sentences[place + 1] if place + 1 < len(self.sentences) else len(self)
        return self.sentences[max(0, place)], after

    def subject_of(self, index: int) -> int | None:
        """The head token of the grammatical subject of the verb at `index`."""
        first, last = self.sentence_of(index)
        for child in range(first, last):
            if self.heads[child] == index and child != index and self.deps[child] in SUBJECTS:
                return child
        return None


_ENDS = frozenset((".", "!", "?", "...", "…", "?!", "!!", "!?", "...."))
_MARKS = frozenset(('"', "''", "``", "”", "“", "’", "‘", "'", ")", "]", "»"))
_NO_START = frozenset((",", ";", ":", "-", "–", "—", "--", *_ENDS))


def sentence_starts(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Indices of the tokens that begin a sentence; the first token always does.

    By rule, since a parser splits at will around quotation marks: after an end sign, with marks
    and brackets that close on it, where the next word is not in lower case. Abbreviations are
    one token with their stop, so a stop by itself does end something.
    """
    found, ended = [0] if words else [], False
    for index, word in enumerate(words):
        closing = word in _MARKS and index > 0 and ends[index - 1] == starts[index]
        if ended and not closing:
            opening = word in _MARKS and index + 1 < len(words)
            head = words[index + 1] if opening else word
            if index and not head[:1].islower() and head not in _NO_START:
                found.append(index)
            ended = False
        if word in _ENDS:
            ended = True
    return found
