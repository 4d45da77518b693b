"""Near copies: articles of which one holds most of the other's words in the same order.

An article is a set of its runs of four words. The smallest hashes of these are a fair sample of
the set, and two articles that share many of them are alike (A. Broder, "On the resemblance and
containment of documents", 1997). Who shares enough is compared whole: at least half of the runs
of the shorter one must stand in the longer, which finds a wire story that one paper cut.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from zlib import crc32

from reader.bank.cards import MOST_ROWS, ROWS_BITS
from reader.text.fold import fold

RUN = 4
SAMPLE = 64
FEWEST_SHARED = 6
"""Of SAMPLE hashes: fewer than are shared by two of which one is an eighth of the other."""

FEWEST_RUNS = 30
"""A shorter text says too little."""

COPIED = 0.5

_WORD = re.compile(r"\w+")
_MOST_COMPARED = 20


def runs(paragraphs: Iterable[str]) -> set[str]:
    """The runs of four words in these paragraphs, none of which crosses into the next."""
    found = set()
    for paragraph in paragraphs:
        words = _WORD.findall(fold(paragraph))
        found |= {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def add(connection: sqlite3.Connection, number: int, paragraphs: Sequence[str]) -> None:
    """Take in an article and note which others it is a near copy of."""
    own = runs(paragraphs)
    if len(own) < FEWEST_RUNS:
        return
    sample = sorted({crc32(run.encode("utf-8", "replace")) for run in own})[:SAMPLE]
    places = ", ".join("?" * len(sample))
    alike = connection.execute(
        f"select article from run where hash in ({places}) group by article "
        "having count(*) >= ? order by count(*) desc limit ?",
        (*sample, FEWEST_SHARED, _MOST_COMPARED),
    ).fetchall()
    for (other,) in alike:
        theirs = runs(_paragraphs(connection, other))
        if len(own & theirs) >= COPIED * min(len(own), len(theirs)):
            connection.execute("insert or ignore into near values (?, ?)", (other, number))
    connection.executemany("insert into run values (?, ?)", ((one, number) for one in sample))


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out again."""
    connection.execute("delete from run where article = ?", (number,))
    connection.execute("delete from near where one = ? or other = ?", (number, number))


def pairs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """All pairs of near copies, by their ids."""
    return connection.execute(
        "select a.id, b.id from near join article a on a.number = one "
        "join article b on b.number = other order by one, other"
    ).fetchall()


def copies(connection: sqlite3.Connection, article: str) -> tuple[str, ...]:
    """The ids of the near copies of one article."""
    rows = connection.execute(
        "select other.id from article own "
        "join near on own.number in (near.one, near.other) "
        "join article other on other.number in (near.one, near.other) "
        "where own.id = ? and other.number != own.number order by other.number",
        (article,),
    )
    return tuple(key for (key,) in rows)


def _paragraphs(connection: sqlite3.Connection, number: int) -> list[str]:
    first = number << ROWS_BITS
    rows = connection.execute(
        "select words from paragraph where rowid between ? and ?",
        (first, first + MOST_ROWS - 1),
    )
    return [words for (words,) in rows]
