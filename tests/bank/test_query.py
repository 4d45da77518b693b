"""Searches as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bank.query import KEYS, Term, days_of, parse


def terms(query: str, *, typing: bool = False) -> list[tuple[str, str, bool, bool]]:
    found = parse(query, typing=typing).terms
    return [(term.key, term.value, term.negated, term.prefix) for term in found]


def test_words_phrases_and_what_is_not_wanted() -> None:
    assert terms('harbour "back burner" -spring -"late vote"') == [
        ("words", "harbour", False, False),
        ("words", "back burner", False, False),
        ("words", "spring", True, False),
        ("words", "late vote", True, False),
    ]


def test_keys_take_words_and_quoted_values_with_any_marks() -> None:
    assert terms("speaker:“Mara Ellis” -tag:'x' site:news.example") == [
        ("speaker", "Mara Ellis", False, False),
        ("tag", "'x'", True, False),
        ("site", "news.example", False, False),
    ]


def test_a_hash_is_a_tag() -> None:
    assert terms("#plan -#done") == [("tag", "plan", False, False), ("tag", "done", True, False)]


def test_while_typing_the_last_word_may_be_unfinished() -> None:
    assert terms("harbour vo", typing=True)[-1] == ("words", "vo", False, True)
    assert terms("tag:cla", typing=True) == [("tag", "cla", False, True)]
    assert terms('"late vo', typing=True) == [("words", "late vo", False, True)]


@pytest.mark.parametrize("query", ["harbour vote ", 'harbour "vote"', "harbour vote."])
def test_what_a_space_or_a_mark_ends_is_whole(query: str) -> None:
    assert terms(query, typing=True)[-1][3] is False


def test_a_star_asks_for_beginnings_at_any_time() -> None:
    assert terms("har* vote") == [("words", "har", False, True), ("words", "vote", False, False)]


def test_the_beginning_of_a_fixed_value_is_enough() -> None:
    assert terms("kind:ind is:uns has:no") == [
        ("kind", "indirect", False, False),
        ("is", "unsure", False, False),
        ("has", "note", False, False),
    ]


def test_untagged_is_to_have_no_tag() -> None:
    assert terms("is:untagged") == terms("-has:tag") == [("has", "tag", True, False)]


def test_dates_are_days() -> None:
    assert terms("before:2020 after:2019-02 -after:2020-01-03") == [
        ("before", "2020-01-01", False, False),
        ("after", "2019-02-28", False, False),
        ("after", "2020-01-03", True, False),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("author:ellis", "There is no key “author:”"),
        ("before:yesterday", "“yesterday” is no date"),
        ("after:2020-13", "“2020-13” is no date"),
        ("is:red", "“is:red” means nothing"),
        ("kind:spoken", "“kind:spoken” means nothing"),
    ],
)
def test_what_is_not_understood_is_said_and_lets_nothing_through(query: str, said: str) -> None:
    found = parse(query)
    (sentence,) = found.unknown
    assert sentence.startswith(said)
    assert [term.key for term in found.terms] == ["words"]


def test_a_word_with_a_key_that_there_is_not_is_looked_for_as_words() -> None:
    assert terms("author:ellis") == [("words", "author ellis", False, False)]


def test_an_address_is_words_and_nothing_unknown() -> None:
    assert parse("https://news.example/a").unknown == ()


@pytest.mark.parametrize("query", ["", "  ", "tag:", "-", '""', "-tag:", "*", "…", "speaker:“"])
def test_what_says_nothing_asks_for_nothing(query: str) -> None:
    assert parse(query, typing=True) == parse("")


def test_nothing_is_said_of_what_is_still_being_typed() -> None:
    assert parse("before:20", typing=True).unknown == ()
    assert parse("is:x", typing=True).unknown == ()


@given(st.text(max_size=60))
def test_any_words_at_all_are_a_query(query: str) -> None:
    for typing in (False, True):
        found = parse(query, typing=typing)
        assert all(isinstance(term, Term) and term.value for term in found.terms)
        assert {term.key for term in found.terms} <= {*KEYS, "words"}


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020-1-3", ("2020-01-03", "2020-01-03")),
        ("2020-01/2020-03", ("2020-01-01", "2020-03-31")),
        ("2020-02-30", None),
        ("soon", None),
        ("", None),
        ("0000", None),
    ],
)
def test_the_days_of_a_date(date: str, days: tuple[str, str] | None) -> None:
    assert days_of(date) == days
