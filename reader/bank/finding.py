"""Finding rows in the bank: which, in what order, and those that are asked for, whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.bank.bank import ROWS_BITS, Bank, Card
from reader.bank.file import SEPARATOR, TABLES
from reader.bank.match import Names, TagIds, expression
from reader.bank.query import Query, Term, days_of
from reader.bank.rows import Found, Hit, Sort, What
from reader.model import Span
from reader.text.fold import fold

# Words count more in what was said than in a note, and a speaker's name least; flags nothing.
_WEIGHTS = (10.0, 5.0, 3.0, 1.0, 0.0, 0.0, 0.0)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the bank must ask about tags and people: ids of the tags called so, names of tags, and
    other names of whoever is called so."""

    tag_ids: TagIds = lambda name, prefix: ()
    tag_names: Callable[[Sequence[str]], tuple[str, ...]] = lambda ids: ()
    names: Names = lambda name: ()


def find(
    bank: Bank,
    query: Query,
    what: What,
    codebook: Codebook,
    *,
    sort: Sort = "date",
    limit: int = 500,
    offset: int = 0,
) -> Found:
    """The rows that `query` asks for: those from `offset` on, `limit` at the most."""
    return bank.work(
        lambda connection: _find(
            connection, bank.cards(), query, what, codebook, sort, limit, offset
        )
    )


def _find(
    connection: sqlite3.Connection,
    cards: Mapping[int, Card],
    query: Query,
    what: What,
    codebook: Codebook,
    sort: Sort,
    limit: int,
    offset: int,
) -> Found:
    fitting = [card for card in cards.values() if _fits(card, query)]
    wanted = expression(query, codebook.tag_ids, codebook.names)
    if wanted is None and sort in ("date", "article", "best"):
        every = {c.number: range(_first(c), _first(c) + _count(c, what)) for c in fitting}
        groups: Mapping[int, Sequence[int]] = {n: rows for n, rows in every.items() if rows}
        ids = _in_order(groups, cards, sort, offset, limit)
    else:
        matched = _matched(connection, what, wanted, sort)
        allowed = {card.number for card in fitting}
        if len(allowed) < len(cards):
            matched = [row for row in matched if row >> ROWS_BITS in allowed]
        groups = _grouped(matched)
        ordered = sort in ("best", "speaker")
        ids = (
            matched[offset : offset + limit]
            if ordered
            else _in_order(groups, cards, sort, offset, limit)
        )
    return Found(
        hits=tuple(_hits(connection, what, ids, cards, codebook)),
        total=sum(map(len, groups.values())),
        of=sum(_count(card, what) for card in cards.values()),
        articles=len(groups),
        awaiting=sum(card.analysable and not card.analysed for card in cards.values()),
        unknown=query.unknown,
    )


def _matched(
    connection: sqlite3.Connection, what: What, wanted: str | None, sort: Sort
) -> list[int]:
    """The numbers of all rows that match."""
    table = TABLES[what]
    order, columns = "", "rowid"
    if sort == "best":
        order = f" order by bm25({table}, {', '.join(map(str, _WEIGHTS))}), rowid"
    if sort == "speaker":
        columns = "rowid, speaker"
    where = f" where {table} match ?" if wanted is not None else ""
    rows = connection.execute(
        f"select {columns} from {table}{where}{order}", () if wanted is None else (wanted,)
    )
    if sort == "speaker":
        return [row for row, _ in sorted(rows.fetchall(), key=_by_speaker)]
    return [row for (row,) in rows.fetchall()]


def _by_speaker(row: tuple[int, str]) -> tuple[bool, str, int]:
    names = row[1].split(SEPARATOR, 2) if row[1] else []
    name = names[1].strip() if len(names) > 1 else ""
    return not name, fold(name), row[0]


def _grouped(rows: Sequence[int]) -> dict[int, Sequence[int]]:
    groups: dict[int, list[int]] = {}
    for row in rows:
        groups.setdefault(row >> ROWS_BITS, []).append(row)
    return dict(groups)


def _in_order(
    groups: Mapping[int, Sequence[int]],
    cards: Mapping[int, Card],
    sort: Sort,
    offset: int,
    limit: int,
) -> list[int]:
    """The rows from `offset` on, article by article."""
    key = _title if sort == "article" else _date
    ids: list[int] = []
    for card in sorted((cards[number] for number in groups if number in cards), key=key):
        rows = groups[card.number]
        if offset >= len(rows):
            offset -= len(rows)
            continue
        ids.extend(rows[offset : offset + limit - len(ids)])
        offset = 0
        if len(ids) >= limit:
            break
    return ids


def _date(card: Card) -> tuple[bool, tuple[int, ...], str, int]:
    """Newest first, those without a date last."""
    days = days_of(card.published or "")
    newest = tuple(-int(part) for part in days[1].split("-")) if days else ()
    return not days, newest, fold(card.title), card.number


def _title(card: Card) -> tuple[str, int]:
    return fold(card.title), card.number


def _first(card: Card) -> int:
    return card.number << ROWS_BITS


def _count(card: Card, what: What) -> int:
    if what == "quotes":
        return card.quotes
    return card.notes if what == "notes" else card.paragraphs


def _fits(card: Card, query: Query) -> bool:
    """Whether an article is of a site and a time that the query asks for."""
    sites = query.of("site", negated=False)
    if sites and not any(_is_of(card, term) for term in sites):
        return False
    if any(_is_of(card, term) for term in query.of("site", negated=True)):
        return False
    times = query.of("before", "after")
    return not times or all(_is_at(card, term) is not term.negated for term in times)


def _is_of(card: Card, term: Term) -> bool:
    """Whether all words of a site's name as typed begin words of its name or its address."""
    place = f" {_plain(card.site or '')} {_plain(_host(card.url or ''))}"
    wanted = _plain(term.value)
    return bool(wanted) and f" {wanted}{'' if term.prefix else ' '}" in f"{place} "


def _plain(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(words)).split())


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _is_at(card: Card, term: Term) -> bool:
    days = days_of(card.published or "")
    if days is None:
        return False
    return days[0] < term.value if term.key == "before" else days[1] > term.value


def _hits(
    connection: sqlite3.Connection,
    what: What,
    ids: Sequence[int],
    cards: Mapping[int, Card],
    codebook: Codebook,
) -> Iterable[Hit]:
    found: dict[int, tuple[str, str, str]] = {}
    for at in range(0, len(ids), _AT_ONCE):
        part = ids[at : at + _AT_ONCE]
        found |= {
            row: (words, notes, data)
            for row, words, notes, data in connection.execute(
                f"select rowid, words, notes, data from {TABLES[what]} "
                f"where rowid in ({', '.join('?' * len(part))})",
                part,
            )
        }
    for row in ids:
        if row in found:
            yield _hit(what, cards[row >> ROWS_BITS], *found[row], codebook)


def _hit(what: What, card: Card, words: str, notes: str, data: str, codebook: Codebook) -> Hit:
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
        tags=codebook.tag_names(tags) if tags else (),
        notes=tuple(notes.split(SEPARATOR)) if notes else (),
        annotations=tuple(annotations),
        state=state,
    )
