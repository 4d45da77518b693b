"""Where movement leads, decided without a screen."""

from __future__ import annotations

import pytest

from reader.model import Analysis, Article, Block, BlockKind, Blocks, Metadata, Span, Version
from reader.ui.article.focus import FocusKind
from reader.ui.article.reading import UNKNOWN_SPEAKER
from reader.ui.article.session import Found, Session
from reader.ui.article.travel import Answer, Move, Travel
from tests.ui.sample import analysis, article


def _travel(found: Analysis | None = None) -> tuple[Session, Travel]:
    session = Session(article())
    session.take(Found(analysis() if found is None else found), whole=True)
    return session, Travel(session)


def _go(travel: Travel, answer: Answer) -> str:
    assert isinstance(answer, Move), answer
    travel.focus = answer.focus
    return answer.focus.span.of(article().text)


def test_reading_begins_at_the_first_sentence_of_the_first_paragraph() -> None:
    _, travel = _travel()
    assert travel.focus.span.of(article().text).startswith("U.S. efforts")


def test_a_section_is_entered_at_its_first_words_with_its_heading_at_the_top() -> None:
    session, travel = _travel()
    move = travel.section(1)
    assert isinstance(move, Move) and move.at_top
    assert move.show == session.structure.sections[1].span
    assert _go(travel, move).startswith("Iran could take")
    assert _go(travel, travel.section(1)).startswith("Experts said")
    assert travel.section(1) == "This is the last section."


def test_back_goes_to_the_start_of_this_section_first() -> None:
    _, travel = _travel()
    _go(travel, travel.section(1))
    _go(travel, travel.sentence(2))
    assert _go(travel, travel.section(-1)).startswith("Iran could take")
    assert _go(travel, travel.section(-1)).startswith("U.S. efforts")
    assert travel.section(-1) == "This is the first section."


def test_counts_go_as_far_as_there_is_something() -> None:
    _, travel = _travel()
    assert _go(travel, travel.paragraph(99)).startswith("“We should look")
    assert _go(travel, travel.quote(-99)).startswith("U.S. efforts")
    assert travel.quote(-1) == "No quotes before this."


def test_s_chooses_the_speaker_of_the_quote_in_focus_or_of_the_next_one() -> None:
    session, travel = _travel()
    _go(travel, travel.to_paragraph(9))
    assert _go(travel, travel.of_speaker(1)).startswith("“actively push")
    assert session.speaker_name(travel.chosen or 0) == "Kim Jong Un"
    travel.chosen = None
    _go(travel, travel.quote(2))
    assert _go(travel, travel.of_speaker(1)).startswith("“Trump, more so")


def test_a_picked_speaker_is_gone_to_from_here_and_then_from_the_top() -> None:
    _, travel = _travel()
    _go(travel, travel.to_paragraph(18))
    assert _go(travel, travel.pick(3)).startswith("“It will be interesting")
    assert _go(travel, travel.pick(1)).startswith("“North Korea may")


def test_unknown_speakers_can_be_gone_through() -> None:
    quotes = tuple(
        type(quote)(quote.span, quote.kind, None, continues=quote.continues)
        for quote in analysis().quotes
    )
    _, travel = _travel(Analysis(quotes=quotes))
    assert travel.of_speaker(1) == "Nobody is known to have said any of these quotes."
    assert _go(travel, travel.pick(UNKNOWN_SPEAKER)).startswith("U.S. efforts")
    assert _go(travel, travel.of_speaker(1)).startswith("“North Korea may")


def test_only_names_that_are_shown_are_stepped_through() -> None:
    from reader.analysis.labels import Group

    session, travel = _travel()
    for group in Group:
        session.show_group(group, group is Group.PEOPLE)
    assert _go(travel, travel.entity(1)) == "Kim Jong Un"
    assert travel.focus.kind is FocusKind.NAME
    session.show_group(Group.PEOPLE, False)
    assert travel.entity(1) == "No names are shown."


@pytest.mark.parametrize("where", ["section", "paragraph", "sentence", "quote", "entity", "note"])
@pytest.mark.parametrize("step", [1, -1, 7])
def test_an_empty_article_answers_every_key_with_a_sentence_or_a_place(
    where: str, step: int
) -> None:
    for text, blocks in (("", Blocks()), ("X", Blocks([Block(BlockKind.HEADING, Span(0, 1))]))):
        session = Session(Article("0" * 16, Metadata(), Version(text, blocks)))
        answer = getattr(Travel(session), where)(step)
        assert isinstance(answer, (str, Move))
