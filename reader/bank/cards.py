"""The articles in the bank, as far as lists and the order of what is found need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any

from reader.bank.query import Query, Term, days_of
from reader.bank.rows import Sort, What
from reader.text.fold import bare, fold

ROWS_BITS = 20
"""A row's number is its article's, shifted by so many bits, plus its place in the article."""

MOST_ROWS = 1 << ROWS_BITS

FIELDS = (
    "number", "id", "stamp", "title", "site", "published", "url", "text_sha256", "length",
    "analysed", "analysable", "language", "quotes", "notes", "paragraphs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """One article in the bank; `quotes`, `notes` and `paragraphs` count its rows."""

    number: int
    id: str
    stamp: str
    title: str
    site: str | None
    published: str | None
    url: str | None
    text_sha256: str
    length: int
    analysed: bool
    analysable: bool
    language: str
    quotes: int
    notes: int
    paragraphs: int
    days: tuple[str, str] | None = field(compare=False)
    by_date: tuple[bool, tuple[int, ...], str, int] = field(compare=False)
    by_title: tuple[str, int] = field(compare=False)

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Card:
        """The card of a row with FIELDS, with the days on which the article may have appeared and
        where it stands among others: the newest first, those without a date last."""
        number, title, published = row[0], row[3], row[5]
        days = days_of(published or "")
        newest = tuple(-int(part) for part in days[1].split("-")) if days else ()
        folded = fold(title)
        by_date = (not days, newest, folded, number)
        named = dict(zip(FIELDS, row, strict=True))
        return cls(**named, days=days, by_date=by_date, by_title=(folded, number))

    @property
    def first(self) -> int:
        """The number of its first row."""
        return self.number << ROWS_BITS

    def count(self, what: What) -> int:
        """How many rows of a kind it has."""
        if what == "quotes":
            return self.quotes
        return self.notes if what == "notes" else self.paragraphs


_Made = tuple[tuple[Any, ...], Card]
_ORDERS = {"newest": attrgetter("by_date"), "titled": attrgetter("by_title")}


class Cards:
    """All articles in the bank at one moment. What is asked often is worked out once."""

    def __init__(self, rows: Iterable[tuple[Any, ...]] = (), before: Cards | None = None) -> None:
        """From rows with FIELDS; those that are as they were `before` are not made again."""
        known = before._made if before else {}
        made: dict[int, _Made] = {}
        for row in rows:
            same = known.get(row[0])
            made[row[0]] = same if same and same[0] == row else (row, Card.of(row))
        self._take(made)

    def _take(self, made: dict[int, _Made]) -> None:
        self._made = made
        self.by_number = {number: card for number, (_, card) in made.items()}

    def changed(self, numbers: Iterable[int], rows: Iterable[tuple[Any, ...]]) -> Cards:
        """The same with these rows for the articles with these numbers; those without a row are
        gone. What stays is neither made nor put in order anew."""
        after = Cards(rows)
        made = self._made | after._made
        for number in numbers:
            if number not in after._made:
                made.pop(number, None)
        after._take(made)
        for name, order in _ORDERS.items():
            if name in self.__dict__:
                # What is nearly in order is sorted in a moment.
                places = dict.fromkeys(card.number for card in self.__dict__[name])
                cards = [made[number][1] for number in places | made if number in made]
                after.__dict__[name] = tuple(sorted(cards, key=order))
        return after

    @cached_property
    def by_id(self) -> dict[str, Card]:
        return {card.id: card for card in self.by_number.values()}

    @cached_property
    def awaiting(self) -> tuple[Card, ...]:
        """Those whose quotes are not known yet."""
        cards = self.by_number.values()
        return tuple(card for card in cards if card.analysable and not card.analysed)

    @cached_property
    def totals(self) -> dict[What, int]:
        """How many rows there are of each kind."""
        cards = self.by_number.values()
        return {
            "quotes": sum(card.quotes for card in cards),
            "notes": sum(card.notes for card in cards),
            "text": sum(card.paragraphs for card in cards),
        }

    @cached_property
    def newest(self) -> tuple[Card, ...]:
        """By date, the newest first."""
        return tuple(sorted(self.by_number.values(), key=_ORDERS["newest"]))

    @cached_property
    def titled(self) -> tuple[Card, ...]:
        """By title."""
        return tuple(sorted(self.by_number.values(), key=_ORDERS["titled"]))

    def fitting(self, query: Query, sort: Sort) -> tuple[Card, ...]:
        """Those of a site and a time that the query asks for, in order."""
        cards = self.titled if sort == "article" else self.newest
        sites, times = query.of("site"), query.of("before", "after")
        if not sites and not times:
            return cards
        return tuple(card for card in cards if _is_of(card, sites) and _is_at(card, times))


def _is_of(card: Card, sites: tuple[Term, ...]) -> bool:
    """Whether it is of one of the sites asked for, and of none that is not wanted."""
    if not sites:
        return True
    place = f" {bare(card.site or '')} {bare(_host(card.url or ''))} "
    here = [(term.negated, _is_called(place, term)) for term in sites]
    wanted = [found for negated, found in here if not negated]
    return (not wanted or any(wanted)) and not any(found for negated, found in here if negated)


def _is_called(place: str, term: Term) -> bool:
    """Whether all words of `term` stand in a site's name or address, the last one perhaps only
    begun."""
    wanted = bare(term.value)
    return bool(wanted) and f" {wanted}{'' if term.prefix else ' '}" in place


def _is_at(card: Card, times: tuple[Term, ...]) -> bool:
    """Whether it is of the time asked for: what has no date is of none."""
    days = card.days
    if days is None:
        return all(term.negated for term in times)
    return all(
        (days[0] < term.value if term.key == "before" else days[1] > term.value) is not term.negated
        for term in times
    )


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]
