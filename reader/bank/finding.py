"""Finding rows in the bank: which, in what order, and those that are asked for, whole."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.bank.bank import Bank
from reader.bank.cards import ROWS_BITS, Card, Cards
from reader.bank.file import SEPARATOR, TABLES
from reader.bank.match import Names, TagIds, expression
from reader.bank.query import Query
from reader.bank.rows import Found, Hit, Sort, What
from reader.model import Span
from reader.text.fold import fold

# Words count more in what was said than in a note, and a speaker's name least; flags nothing.
_WEIGHTS = (10.0, 5.0, 3.0, 1.0, 0.0, 0.0, 0.0)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the bank must ask about tags and people: ids of the tags called so, names of tags, and
    other names of whoever is called so."""

    tag_ids: TagIds = lambda name, prefix: ()
    tag_names: Callable[[Sequence[str]], tuple[str, ...]] = lambda ids: ()
    names: Names = lambda name: ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: rows of a kind, those from `offset` on, `limit` at the most."""

    query: Query
    what: What = "quotes"
    sort: Sort = "date"
    limit: int = 500
    offset: int = 0


def find(bank: Bank, asked: Asked, lookup: Lookup) -> Found:
    """The rows that are asked for."""
    return bank.work(lambda connection: _find(connection, bank.cards(), asked, lookup))


def _find(connection: sqlite3.Connection, cards: Cards, asked: Asked, lookup: Lookup) -> Found:
    fitting = cards.fitting(asked.query, asked.sort)
    wanted = expression(asked.query, lookup.tag_ids, lookup.names)
    if wanted is None and asked.sort != "speaker":
        parts = {
            card.number: range(card.first, card.first + card.count(asked.what)) for card in fitting
        }
        groups: Mapping[int, Sequence[int]] = {n: rows for n, rows in parts.items() if rows}
        ids = _page(groups, asked)
    elif asked.sort in ("best", "speaker"):
        allowed = {card.number for card in fitting}
        ranked = [row for row in _ranked(connection, asked, wanted) if row >> ROWS_BITS in allowed]
        ids = ranked[asked.offset : asked.offset + asked.limit]
        groups = _by_article(sorted(ranked), fitting)
    else:
        groups = _by_article(_matched(connection, asked.what, wanted or ""), fitting)
        ids = _page(groups, asked)
    return Found(
        hits=tuple(_hits(connection, asked.what, ids, cards.by_number, lookup)),
        total=sum(map(len, groups.values())),
        of=cards.totals[asked.what],
        articles=len(groups),
        awaiting=len(cards.awaiting),
        outdated=sum(card.quotes > 0 for card in cards.awaiting),
        unknown=asked.query.unknown,
    )


def _matched(connection: sqlite3.Connection, what: What, wanted: str) -> list[int]:
    """The numbers of all rows that match, in order."""
    table = TABLES[what]
    # As one string they come out twice as fast.
    (rows,) = connection.execute(
        f"select json_group_array(rowid) from {table} where {table} match ?", (wanted,)
    ).fetchone()
    return json.loads(rows)  # type: ignore[no-any-return]


def _ranked(connection: sqlite3.Connection, asked: Asked, wanted: str | None) -> list[int]:
    """The same in the order of speakers, or the best match first."""
    table = TABLES[asked.what]
    where, values = (f" where {table} match ?", (wanted,)) if wanted is not None else ("", ())
    if asked.sort == "best":
        weights = ", ".join(map(str, _WEIGHTS))
        rows = connection.execute(
            f"select rowid from {table}{where} order by bm25({table}, {weights}), rowid", values
        )
        return [row for (row,) in rows.fetchall()]
    found = connection.execute(f"select rowid, speaker from {table}{where}", values).fetchall()
    # Few people say most of it.
    places = {speaker: _place(speaker) for speaker in {speaker for _, speaker in found}}
    return [row for row, _ in sorted(found, key=lambda each: (places[each[1]], each[0]))]


def _place(speaker: str) -> tuple[bool, str]:
    """Where a speaker stands among others, by the first name in the column."""
    names = speaker.split(SEPARATOR, 2) if speaker else []
    name = names[1].strip() if len(names) > 1 else ""
    return not name, fold(name)


def _by_article(rows: Sequence[int], cards: Sequence[Card]) -> dict[int, Sequence[int]]:
    """The rows of each of the articles that has some, in the order of the articles. `rows` are
    sorted."""
    groups: dict[int, Sequence[int]] = {}
    start = 0
    while start < len(rows):
        number = rows[start] >> ROWS_BITS
        end = bisect_left(rows, (number + 1) << ROWS_BITS, start)
        groups[number] = rows[start:end]
        start = end
    return {card.number: groups[card.number] for card in cards if card.number in groups}


def _page(groups: Mapping[int, Sequence[int]], asked: Asked) -> list[int]:
    """The rows from `offset` on, article by article."""
    ids: list[int] = []
    offset = asked.offset
    for rows in groups.values():
        if offset >= len(rows):
            offset -= len(rows)
            continue
        ids.extend(rows[offset : offset + asked.limit - len(ids)])
        offset = 0
        if len(ids) >= asked.limit:
            break
    return ids


def _hits(
    connection: sqlite3.Connection,
    what: What,
    ids: Sequence[int],
    cards: Mapping[int, Card],
    lookup: Lookup,
) -> Iterator[Hit]:
    found: dict[int, tuple[str, str, str]] = {}
    for at in range(0, len(ids), _AT_ONCE):
        part = ids[at : at + _AT_ONCE]
        rows = connection.execute(
            f"select rowid, words, notes, data from {TABLES[what]} "
            f"where rowid in ({', '.join('?' * len(part))})",
            part,
        )
        found |= {row: (words, notes, data) for row, words, notes, data in rows}
    for row in ids:
        if row in found:
            yield _hit(what, cards[row >> ROWS_BITS], *found[row], lookup)


def _hit(what: What, card: Card, words: str, notes: str, data: str, lookup: Lookup) -> Hit:
    (
        span, context, number, kind, speaker, role, sure, paragraph, section, tags, annotations,
        state,
    ) = json.loads(data)  # fmt: skip
    return Hit(
        what=what,
        article=card.id,
        title=card.title,
        site=card.site,
        published=card.published,
        text_sha256=card.text_sha256,
        span=Span(*span) if span else None,
        words=words,
        context=context or words,
        number=number,
        kind=kind,
        speaker=speaker,
        role=role,
        sure=sure,
        paragraph=paragraph,
        section=section,
        tags=lookup.tag_names(tags) if tags else (),
        notes=tuple(notes.split(SEPARATOR)) if notes else (),
        annotations=tuple(annotations),
        state=state,
    )
