"""From a list into an article and back: where to go, and what lies before and after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.model import Article, Span
from reader.text.search import nearest


@dataclass(frozen=True, slots=True)
class Goal:
    """An article, and perhaps the words in it that a list points at.

    `span` is of the text with the hash `text_sha256`; in another version `words` are looked for.
    `annotation` is the id of a mark on them. `terms` are what was searched for inside the span.
    """

    article: str
    span: Span | None = None
    text_sha256: str = ""
    words: str = ""
    annotation: str | None = None
    terms: tuple[str, ...] = ()

    def span_in(self, article: Article) -> Span | None:
        """Where the words stand in this version of the article, None when they do not."""
        text, span = article.text, self.span
        if span is None:
            return None
        if self.text_sha256 in ("", article.version.sha256) and span.end <= len(text):
            return span
        if not self.words:
            return None
        start = nearest(text, self.words, span.start)
        return None if start is None else Span(start, start + len(self.words))


@dataclass(frozen=True, slots=True)
class Trail:
    """The goals of the list one came from, in its order, and the one that is open.

    `opens` opens goal n, in any thread; `moved` is told on the screen's thread when goal n is
    open, so that the list can stand there too. `ended` is told there when an opening is over,
    whether or not it came to an article.
    """

    goals: Sequence[Goal]
    at: int
    opens: Callable[[int], Article]
    moved: Callable[[int], None] = lambda _: None
    ended: Callable[[], None] = lambda: None

    @property
    def goal(self) -> Goal:
        return self.goals[self.at]

    def resting(self) -> Trail:
        """The same list, pointing at no words in the article that is open."""
        goals = [Goal(goal.article) if n == self.at else goal for n, goal in enumerate(self.goals)]
        return replace(self, goals=goals)

    def step(self, by: int) -> int | None:
        """The goal `by` articles on; as far as there are any, and None when there is none.

        Several goals in one article that follow one another count as one.
        """
        at, direction = self.at, 1 if by > 0 else -1
        for _ in range(abs(by)):
            found = self._other(at, direction)
            if found is None:
                break
            at = found
        return None if at == self.at else at

    def _other(self, at: int, direction: int) -> int | None:
        """The first goal of the next or previous article in the list."""
        here = self.goals[at].article
        end = len(self.goals) if direction > 0 else -1
        found = next((i for i in range(at, end, direction) if self.goals[i].article != here), None)
        if found is None or direction > 0:
            return found
        there = self.goals[found].article
        while found and self.goals[found - 1].article == there:
            found -= 1
        return found
