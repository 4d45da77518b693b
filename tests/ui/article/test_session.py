"""What the screen knows of an article."""

from __future__ import annotations

from reader.analysis.labels import Group
from reader.model import Span
from reader.ui.article.layers import Rank, runs
from reader.ui.article.session import Found, Session
from tests.ui.sample import analysis, article


def _session() -> Session:
    session = Session(article())
    session.take(Found(analysis()), whole=True)
    return session


def test_dates_amounts_and_other_names_start_switched_off() -> None:
    shown = {group for group, on in _session().shown.items() if on}
    assert shown == {Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES}


def test_layers_lie_in_their_order_over_the_words() -> None:
    session, text = _session(), article().text
    at = text.index("North Korea may get")
    focus = Span(at - 1, at + 30)
    looks = {
        run.looks for run in runs(session.layers((focus,), selection=Span(at, at + 5)), at, at + 5)
    }
    assert [rank for rank, _ in looks.pop()] == [
        Rank.ENTITY,
        Rank.QUOTE,
        Rank.FOCUS,
        Rank.SELECTION,
    ]


def test_a_group_that_is_switched_off_is_neither_drawn_nor_counted() -> None:
    session = _session()
    before = len(session.entities)
    session.show_group(Group.PLACES, False)
    assert 0 < len(session.entities) < before
    at = article().text.index("Pyongyang")
    assert all(
        rank is not Rank.ENTITY or not list(layer.touching(at, at + 1))
        for rank, layer in session.layers(())
    )


def test_speakers_have_rows_with_their_counts_and_unique_initials() -> None:
    rows = _session().reading.speakers
    assert {row.name: row.utterances for row in rows}["David Maxwell"] == 4
    assert len({row.initials for row in rows}) == len(rows)


def test_direct_and_indirect_quotes_are_counted_apart() -> None:
    session = _session()
    counts = {u.number: session.count_like(u) for u in session.utterances}
    assert counts["1"] == 10
    assert counts["i1"] == 3
