"""What the user settles about quotes: kept as corrections, one act and one undo each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.model import Analysis, Article, Settled, Span, Speaker, Utterance
from reader.model.errors import ReaderError
from reader.text.fold import fold
from reader.workspace.marks import marks, selector

if TYPE_CHECKING:
    from reader.annotation import Store

_MARKS = "\"'"

Latest = Callable[[Article], Analysis | None]
Said = tuple[str | None, str | None, str | None]


class Settling:
    """Saves corrections of one store. Every method returns once they are on disk and raises
    StoreError when nothing was saved.

    Annotations on words whose speaker changes by it bear the new one from then on. `keep` puts an
    article into the library; `latest` gives its analysis as corrected by now.
    """

    def __init__(self, store: Store, keep: Callable[[Article], None], latest: Latest) -> None:
        self._store, self._keep, self._latest = store, keep, latest

    def speaker(self, article: Article, utterances: Sequence[Utterance], name: str) -> None:
        """All these are the words of `name`: confirmed, or said by another or somebody new."""
        self._each(article, utterances, Settled.SPEAKER, "speaker", name)

    def unknown(self, article: Article, utterances: Sequence[Utterance]) -> None:
        """Nobody can tell who said these."""
        self._each(article, utterances, Settled.UNKNOWN, "speaker unknown")

    def not_quotes(self, article: Article, utterances: Sequence[Utterance]) -> None:
        """These are no quotes."""
        self._each(article, utterances, Settled.NOT_A_QUOTE, "not a quote")

    def quote(self, article: Article, span: Span, name: str | None) -> Span:
        """The words of `span` are a quote, by `name` if that is known; returns its span, which
        includes quotation marks that stand round it."""
        span = _some_words(span, article)
        with self._action(article, "quote"):
            self._add(article, Settled.QUOTE, span, name)
        return span

    def edge(self, article: Article, piece: Span, span: Span) -> Span:
        """The quote on `piece` lies on `span` instead; returns its span, as `quote` does."""
        span = _some_words(span, article)
        with self._action(article, "edge of a quote"):
            self._store.corrections.add(
                article.id,
                Settled.EDGE,
                selector(article, piece),
                edge=selector(article, span),
            )
        return span

    def same_person(self, article: Article, name: str, also: str) -> None:
        """`also` is another name for the speaker `name`."""
        with self._action(article, "same person"):
            self._store.corrections.add(
                article.id, Settled.SAME_PERSON, None, speaker=name, also=also
            )

    def _each(
        self,
        article: Article,
        utterances: Sequence[Utterance],
        settled: Settled,
        label: str,
        name: str | None = None,
    ) -> None:
        """One correction for every piece, so that each finds its own words again."""
        with self._action(article, label):
            for utterance in utterances:
                for piece in utterance.pieces:
                    self._add(article, settled, piece, name)

    def _add(self, article: Article, settled: Settled, span: Span, name: str | None) -> None:
        place = selector(article, span)
        self._store.corrections.add(article.id, settled, place, speaker=name)

    @contextmanager
    def _action(self, article: Article, label: str) -> Iterator[None]:
        """Corrections made inside are saved together, with the annotations that they change."""
        self._keep(article)
        with self._store.action(label):
            before = self._latest(article)
            yield
            after = self._latest(article)
            if before is not None and after is not None:
                self._name_anew(article, before, after)

    def _name_anew(self, article: Article, before: Analysis, after: Analysis) -> None:
        """Give annotations the speaker of the utterance that they stand on, where it changed."""
        for mark in marks(self._store, article):
            span = mark.anchor.span
            now = said_at(after, span)
            if now != said_at(before, span):
                speaker, role, kind = now
                self._store.annotations.change(
                    mark.annotation, speaker=speaker, role=role, kind=kind
                )


def said_at(analysis: Analysis, span: Span | None) -> Said:
    """Speaker, role and kind of the first utterance with a piece that `span` overlaps."""
    if span is None:
        return None, None, None
    touched = (u for u in analysis.utterances() if any(p.overlaps(span) for p in u.pieces))
    said = next(touched, None)
    if said is None:
        return None, None, None
    speaker = Speaker("") if said.speaker is None else analysis.speakers[said.speaker]
    return speaker.name or None, speaker.role, said.kind.value


def with_marks(span: Span, text: str) -> Span:
    """`span` without spaces at its ends, and with the quotation marks that stand round it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = max(start, span.end - len(words) + len(words.rstrip()))
    before, first = fold(text[max(0, start - 1) : start]), fold(text[start : start + 1])
    last, after = fold(text[max(start, end - 1) : end]), fold(text[end : end + 1])
    if _pair(before, after):
        return Span(start - 1, end + 1)
    if _pair(first, after) and last != after:
        return Span(start, end + 1)
    if _pair(before, last) and first != before:
        return Span(start - 1, end)
    return Span(start, end)


def _pair(one: str, other: str) -> bool:
    return one == other and one != "" and one in _MARKS


def _some_words(span: Span, article: Article) -> Span:
    span = with_marks(span, article.text)
    if not span.size:
        raise ReaderError("There are no words in the selection.")
    return span
