"""The user's corrections, laid over what the analysis found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.model import (
    Analysis,
    AnchorState,
    Article,
    Correction,
    Quote,
    QuoteKind,
    Selector,
    Settled,
    Span,
    Speaker,
)
from reader.text.fold import fold

_STANDING = frozenset({AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED})
_MARKS = "\"'"


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with its place in one text; SAME_PERSON has none. `edge` is for EDGE only."""

    correction: Correction
    span: Span | None = None
    edge: Span | None = None


def placed(corrections: Iterable[Correction], article: Article) -> tuple[Placed, ...]:
    """Those of the `corrections` whose words surely stand in the text of `article`, in order."""
    from reader.annotation.anchor import Anchorer

    anchorer = Anchorer(article.text, article.version.sha256)

    def stand(selector: Selector | None) -> Span | None:
        if selector is None:
            return None
        anchor = anchorer.anchor(selector)
        return anchor.span if anchor.state in _STANDING else None

    found = (Placed(c, stand(c.selector), stand(c.edge)) for c in corrections)
    return tuple(one for one in found if _is_placed(one))


def _is_placed(one: Placed) -> bool:
    settled = one.correction.settled
    if settled is Settled.SAME_PERSON:
        return True
    return one.span is not None and (settled is not Settled.EDGE or one.edge is not None)


def corrected(analysis: Analysis, corrections: Sequence[Placed], article: Article) -> Analysis:
    """`analysis` of the text of `article` with `corrections` laid over it in their order.

    What is said of a quote holds for all pieces of its utterance. A quote is the one that was
    meant when it shares at least half of the shorter of the two. Speakers go by name; who says
    nothing any more is left out.
    """
    if not corrections:
        return analysis
    work = _Work(analysis, article.text)
    for one in corrections:
        work.apply(one)
    return work.result()


@dataclass(slots=True, eq=False)
class _Person:
    speaker: Speaker

    def is_called(self, name: str) -> bool:
        return name in map(fold, (self.speaker.name, *self.speaker.names))


@dataclass(slots=True, eq=False)
class _Piece:
    """A quote while it is worked on; `chain` holds all pieces of its utterance."""

    span: Span
    quote: Quote
    person: _Person | None
    chain: list[_Piece] = field(default_factory=list)


def _start(piece: _Piece) -> int:
    return piece.span.start


def _end(piece: _Piece) -> int:
    return piece.span.end


class _Work:
    """An analysis while corrections are laid over it: its pieces in reading order."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self._entities, self._text = analysis.entities, text
        self._people = [_Person(speaker) for speaker in analysis.speakers]
        self._same: dict[str, _Person] = {}
        self._pieces: list[_Piece] = []
        for quote in analysis.quotes:
            person = None if quote.speaker is None else self._people[quote.speaker]
            piece = _Piece(quote.span, quote, person)
            if quote.continues is not None and quote.continues < len(self._pieces):
                piece.chain = self._pieces[quote.continues].chain
            piece.chain.append(piece)
            self._pieces.append(piece)

    def apply(self, one: Placed) -> None:
        correction, span = one.correction, one.span
        settled, name = correction.settled, correction.speaker
        if settled is Settled.SAME_PERSON:
            if name and correction.also:
                self._join(name, correction.also)
        elif span is None:
            return
        elif settled is Settled.SPEAKER and name:
            self._say_who(self._meant(span), lambda: self._person(name))
        elif settled is Settled.UNKNOWN:
            self._say_who(self._meant(span), lambda: None)
        elif settled is Settled.NOT_A_QUOTE:
            for piece in self._meant(span):
                self._remove(piece)
        elif settled is Settled.QUOTE:
            self._quote(span, name)
        elif settled is Settled.EDGE and one.edge is not None:
            self._move_edge(span, one.edge)

    def result(self) -> Analysis:
        order = {id(piece): index for index, piece in enumerate(self._pieces)}
        speaking = {id(piece.person) for piece in self._pieces}
        people = [person for person in self._people if id(person) in speaking]
        speakers = {id(person): index for index, person in enumerate(people)}
        return Analysis(
            self._entities,
            tuple(self._made(piece, order, speakers) for piece in self._pieces),
            tuple(person.speaker for person in people),
        )

    def _made(self, piece: _Piece, order: dict[int, int], speakers: dict[int, int]) -> Quote:
        speaker = None if piece.person is None else speakers[id(piece.person)]
        before = None
        if len(piece.chain) > 1:
            index = order[id(piece)]
            pieces = (order[id(other)] for other in piece.chain)
            before = max((at for at in pieces if at < index), default=None)
        quote = piece.quote
        if (quote.span, quote.speaker, quote.continues) == (piece.span, speaker, before):
            return quote
        return replace(quote, span=piece.span, speaker=speaker, continues=before)

    def _touched(self, span: Span) -> list[_Piece]:
        """The pieces that overlap `span`."""
        first = bisect_right(self._pieces, span.start, key=_end)
        return self._pieces[first : bisect_left(self._pieces, span.end, key=_start)]

    def _meant(self, span: Span) -> list[_Piece]:
        """The pieces that a correction made on `span` is about."""
        return [
            piece
            for piece in self._touched(span)
            if 2 * _common(piece.span, span) >= min(piece.span.size, span.size)
        ]

    def _say_who(self, pieces: Sequence[_Piece], who: Callable[[], _Person | None]) -> None:
        if not pieces:
            return
        person = who()
        for piece in [one for meant in pieces for one in meant.chain]:
            piece.person = person
            piece.quote = replace(piece.quote, confidence=1.0, settled=True)

    def _remove(self, piece: _Piece) -> None:
        self._pieces.remove(piece)
        piece.chain.remove(piece)

    def _insert(self, piece: _Piece) -> None:
        insort(self._pieces, piece, key=_start)

    def _quote(self, span: Span, name: str | None) -> None:
        """A quote on `span`, in the place of any that it overlaps."""
        if not span.size:
            return
        there = self._touched(span)
        if [piece.span for piece in there] != [span]:
            for piece in there:
                self._remove(piece)
            kind = QuoteKind.DIRECT if is_marked(span.of(self._text)) else QuoteKind.INDIRECT
            piece = _Piece(span, Quote(span, kind), None)
            piece.chain.append(piece)
            self._insert(piece)
            there = [piece]
        self._say_who(there, lambda: self._person(name) if name else None)

    def _move_edge(self, span: Span, edge: Span) -> None:
        """The quote on `span` lies on `edge` instead, in the place of others that it overlaps."""
        meant = self._meant(span)
        if not meant or not edge.size:
            return
        piece = max(meant, key=lambda one: _common(one.span, span))
        self._pieces.remove(piece)
        for other in self._touched(edge):
            self._remove(other)
        quote = piece.quote
        piece.quote = replace(
            quote, mention=_outside(quote.mention, edge), cue=_outside(quote.cue, edge)
        )
        piece.span = edge
        self._insert(piece)

    def _person(self, name: str) -> _Person:
        """Who is called `name`; somebody new when nobody surely is."""
        found = self._known(name)
        if found is None:
            found = _Person(Speaker(name, (name,), confidence=1.0))
            self._people.append(found)
        return found

    def _known(self, name: str) -> _Person | None:
        """A last name alone says little, so only names of several words count beside the first."""
        wanted = fold(name)
        by_name = (p for p in self._people if fold(p.speaker.name) == wanted)
        found = next(by_name, None) or self._same.get(wanted)
        if found is None and " " in wanted:
            called = [person for person in self._people if person.is_called(wanted)]
            found = called[0] if len(called) == 1 else None
        return found

    def _join(self, name: str, also: str) -> None:
        """Two speakers are one, under the first of the names."""
        one, other = self._known(name), self._known(also)
        known = [person for person in (one, other) if person is not None] or [self._person(name)]
        names = [name, *_all_names(known), also]
        merged = known[0]
        merged.speaker = Speaker(
            name=one.speaker.name if one else name,
            names=tuple(dict.fromkeys(names)),
            role=next((p.speaker.role for p in known if p.speaker.role), None),
            confidence=max(p.speaker.confidence for p in known),
        )
        self._same |= {fold(name): merged, fold(also): merged}
        if other is not None and other is not merged:
            self._replace(other, merged)

    def _replace(self, gone: _Person, by: _Person) -> None:
        self._people.remove(gone)
        self._same = {name: by if p is gone else p for name, p in self._same.items()}
        for piece in self._pieces:
            if piece.person is gone:
                piece.person = by


def _all_names(people: Iterable[_Person]) -> Iterator[str]:
    for person in people:
        yield from (person.speaker.name, *person.speaker.names)


def is_marked(words: str) -> bool:
    """Whether `words` begin or end with a quotation mark, as those of a direct quote do."""
    folded = fold(words).strip()
    return folded[:1] in _MARKS or folded[-1:] in _MARKS if folded else False


def _common(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _outside(span: Span | None, edge: Span) -> Span | None:
    return None if span is None or span.overlaps(edge) else span
