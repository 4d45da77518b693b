"""The articles in the bank, as far as lists and the order of what is found need them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reader.bank.query import Query, Term, days_of
from reader.bank.rows import Sort, What
from reader.text.fold import fold

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

    @property
    def first(self) -> int:
        """The number of its first row."""
        return self.number << ROWS_BITS

    def count(self, what: What) -> int:
        """How many rows of a kind it has."""
        if what == "quotes":
            return self.quotes
        return self.notes if what == "notes" else self.paragraphs


class Cards:
    """All articles in the bank at one moment. What is asked often is worked out once."""

    def __init__(self, cards: Iterator[Card]) -> None:
        self.by_number = {card.number: card for card in cards}

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
    def days(self) -> dict[int, tuple[str, str] | None]:
        """The first and the last day on which each may have appeared, by its number."""
        return {number: days_of(card.published or "") for number, card in self.by_number.items()}

    @cached_property
    def newest(self) -> tuple[Card, ...]:
        """By date, the newest first, those without a date last."""

        def place(card: Card) -> tuple[bool, tuple[int, ...], str, int]:
            days = self.days[card.number]
            newest = tuple(-int(part) for part in days[1].split("-")) if days else ()
            return not days, newest, fold(card.title), card.number

        return tuple(sorted(self.by_number.values(), key=place))

    @cached_property
    def by_title(self) -> tuple[Card, ...]:
        return tuple(
            sorted(self.by_number.values(), key=lambda card: (fold(card.title), card.number))
        )

    def fitting(self, query: Query, sort: Sort) -> tuple[Card, ...]:
        """Those of a site and a time that the query asks for, in order."""
        cards = self.by_title if sort == "article" else self.newest
        sites, times = query.of("site"), query.of("before", "after")
        if not sites and not times:
            return cards
        return tuple(
            card for card in cards if _is_of(card, sites) and _is_at(self.days[card.number], times)
        )


def _is_of(card: Card, sites: tuple[Term, ...]) -> bool:
    """Whether it is of one of the sites asked for, and of none that is not wanted."""
    if not sites:
        return True
    place = f" {_plain(card.site or '')} {_plain(_host(card.url or ''))} "
    here = [(term.negated, _is_called(place, term)) for term in sites]
    wanted = [found for negated, found in here if not negated]
    return (not wanted or any(wanted)) and not any(found for negated, found in here if negated)


def _is_called(place: str, term: Term) -> bool:
    """Whether all words of `term` stand in a site's name or address, the last one perhaps only
    begun."""
    wanted = _plain(term.value)
    return bool(wanted) and f" {wanted}{'' if term.prefix else ' '}" in place


def _is_at(days: tuple[str, str] | None, times: tuple[Term, ...]) -> bool:
    """Whether it is of the time asked for: what has no date is of none."""
    if days is None:
        return all(term.negated for term in times)
    return all(
        (days[0] < term.value if term.key == "before" else days[1] > term.value) is not term.negated
        for term in times
    )


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(words)).split())


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]
