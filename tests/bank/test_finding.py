"""What a search finds, and in what order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.bank.bank import Bank
from reader.model import Span
from reader.text.sanitise import sanitise
from tests.bank.building import article, bank, note, paragraph, quote, search, words

PLAN = "“We don’t have a well-known plan for the U.S. harbour,”"


@pytest.fixture
def one() -> Bank:
    """One article with three statements."""
    return bank(
        article(
            "a",
            quote(PLAN, tags=("t1",), notes=("ask again\nin spring",), annotations=("n1",)),
            quote("They pay in April.", "Jon Ábel", kind="indirect", sure=False, number="i1"),
            quote("Nobody came", None, sure=False, tags=("t2", "t3"), coders=("ann",)),
            site="Northport News",
            published="2020-01-03",
            url="https://www.news.example/a/1",
        )
    )


@pytest.mark.parametrize(
    "query",
    [
        "plan", "PLAN", "harbour plan", '"plan for the"', "don't", "don’t", "well-known",
        '"well known plan"', "U.S.", '"the u.s. harbour"', "har*", "-april plan", "#plan",
        "tag:plan", "speaker:ellis", 'speaker:"mara ellis"', "speaker:MARA kind:direct",
        "has:note", '"ask again in spring"', "ellis plan", "tag:plan site:northport",
        "plan before:2021 after:2019", "kind:dir plan", "-is:unsure",
    ],
)  # fmt: skip
def test_a_statement_is_found_by_what_it_says_and_what_is_known_of_it(
    one: Bank, query: str
) -> None:
    assert words(one, query) == [PLAN]


@pytest.mark.parametrize(
    "query",
    [
        "plans", "harb", '"plan harbour"', "plan april", "-plan harbour", "speaker:el",
        '"ellis mara"', "tag:cost plan", "-tag:plan plan", "kind:mixed", "site:elsewhere",
        "before:2020", "after:2020", "tag:nothing", "coder:bob", "is:lost", "plan -has:note",
    ],
)  # fmt: skip
def test_a_statement_is_not_found_by_what_does_not_hold(one: Bank, query: str) -> None:
    assert PLAN not in words(one, query)


def test_accents_are_folded_both_ways(one: Bank) -> None:
    assert words(one, "speaker:abel") == words(one, "speaker:ábel") == ["They pay in April."]


def test_while_typing_the_last_word_finds_what_begins_so(one: Bank) -> None:
    assert words(one, "harb", typing=True) == [PLAN]
    assert words(one, "speaker:el", typing=True) == [PLAN]
    assert words(one, "tag:cla", typing=True) == ["Nobody came"]


def test_several_speakers_are_alternatives_and_several_tags_are_not(one: Bank) -> None:
    assert len(words(one, "speaker:ellis speaker:abel")) == 2
    assert words(one, "tag:cost tag:plan") == []
    assert words(one, "tag:cost #claim*") == ["Nobody came"]
    assert words(one, 'tag:cost tag:"claim to check"') == ["Nobody came"]


def test_all_names_of_a_person_are_looked_for_whole() -> None:
    made = bank(
        article("a", quote("One", "Colonel Maxwell"), quote("Two", "D. Maxwell Smith")),
        article("b", quote("Three", "Dave"), quote("Four", "Dave Brubeck")),
    )
    assert words(made, "speaker:maxwell", names=lambda name: ("Dave",)) == ["One", "Two", "Three"]


def test_a_phrase_does_not_run_from_one_name_or_note_into_the_next() -> None:
    row = quote("words", entities=("North Sea", "Port Vale"), notes=("first one", "two last"))
    made = bank(article("a", row))
    assert words(made, 'entity:"north sea"') == ["words"]
    assert words(made, "entity:vale") == ["words"]
    assert words(made, 'entity:"sea port"') == words(made, '"one two"') == []


def test_what_is_unsure_untagged_changed_or_lost() -> None:
    made = bank(
        article(
            "a",
            note("kept", states=("exact",), tags=("t1",)),
            note("edited", states=("changed",)),
            note("doubtful", states=("uncertain",)),
            note("gone", states=("lost",), sure=False),
        )
    )
    assert words(made, "is:changed", "notes") == ["edited", "doubtful"]
    assert words(made, "is:uncertain", "notes") == ["doubtful"]
    assert words(made, "is:lost", "notes") == words(made, "is:unsure", "notes") == ["gone"]
    assert words(made, "is:untagged", "notes") == ["edited", "doubtful", "gone"]
    assert words(made, "-is:untagged", "notes") == words(made, "has:tag", "notes") == ["kept"]


def test_a_tag_that_is_no_longer_in_use_counts_as_none() -> None:
    made = bank(article("a", quote("words", tags=("deleted",))))
    (hit,) = search(made, "is:untagged").hits
    assert hit.tags == ()


def test_words_in_scripts_without_spaces_and_private_letters_harm_nothing() -> None:
    made = bank(article("a", quote("\ue000 word"), quote("日本 語")))
    assert words(made, "日本") == ["日本 語"]
    assert words(made, "word") == ["\ue000 word"]


def test_the_newest_article_comes_first_and_one_without_a_date_last() -> None:
    made = bank(
        article("a", quote("old"), published="2019-05"),
        article("b", quote("undated")),
        article("c", quote("new one"), quote("new two"), published="2020-01-03"),
    )
    assert words(made) == ["new one", "new two", "old", "undated"]
    assert words(made, "old") == ["old"]
    assert words(made, "ellis", sort="date") == ["new one", "new two", "old", "undated"]
    assert words(made, sort="article") == ["old", "undated", "new one", "new two"]


def test_by_speaker_those_without_come_last() -> None:
    made = bank(article("a", quote("z", None), quote("y", "Zoe"), quote("x", "Ábel")))
    assert words(made, sort="speaker") == words(made, "-nothing", sort="speaker") == ["x", "y", "z"]


def test_the_best_match_comes_first() -> None:
    made = bank(
        article("a", quote("a long sentence with many words and one harbour in it somewhere")),
        article("b", quote("harbour harbour")),
    )
    assert words(made, "harbour", sort="best")[0] == "harbour harbour"


@pytest.mark.parametrize("sort", ["date", "article", "speaker", "best"])
@pytest.mark.parametrize("query", ["", "word"])
def test_pages_are_parts_of_one_order(sort: str, query: str) -> None:
    made = bank(*(article(f"{n}", *(quote(f"word {n} {m}") for m in range(4))) for n in range(5)))
    whole = words(made, query, sort=sort)
    parts = [words(made, query, sort=sort, limit=3, offset=at) for at in range(0, 21, 3)]
    assert [one for part in parts for one in part] == whole
    assert len(whole) == 20


def test_counts_are_of_everything_found_not_of_the_page() -> None:
    made = bank(
        article("a", quote("yes one"), quote("no")),
        article("b", quote("yes two"), quote("yes three"), analysed=False),
        article("c", paragraph("yes"), analysed=False, analysable=False),
    )
    found = search(made, "yes", limit=1)
    assert (len(found.hits), found.total, found.of, found.articles) == (1, 3, 4, 2)
    assert found.awaiting == 1


def test_a_hit_bears_all_that_is_known_of_its_row() -> None:
    row = quote(
        "“Yes,” … “no,”",
        span=Span(4, 30),
        context="“Yes,” she said, “no,” and left.",
        role="mayor",
        paragraph=3,
        section="The plan",
        tags=("t2", "t1", "unknown"),
        notes=("one", "two"),
        annotations=("n1", "n2"),
        states=("changed", "exact"),
    )
    made = bank(article("a", row, title="Title", site="Site", published="2020", text_sha256="f00"))
    (hit,) = search(made).hits
    assert (hit.article, hit.title, hit.site, hit.published) == ("a", "Title", "Site", "2020")
    assert (hit.text_sha256, hit.span, hit.words) == ("f00", Span(4, 30), "“Yes,” … “no,”")
    assert (hit.context, hit.number, hit.kind) == (row.context, "1", "direct")
    assert (hit.speaker, hit.role, hit.sure) == ("Mara Ellis", "mayor", True)
    assert (hit.paragraph, hit.section, hit.tags) == (3, "The plan", ("claim to check", "plan"))
    assert (hit.notes, hit.annotations, hit.state) == (("one", "two"), ("n1", "n2"), "changed")


def test_a_site_goes_by_its_name_and_by_its_address(one: Bank) -> None:
    for site in ("northport", '"northport news"', "news.example", "example", "www.news.example"):
        assert len(words(one, f"site:{site}")) == 3, site
    assert words(one, "-site:northport") == words(one, "site:port") == []
    assert len(words(one, "site:elsewhere site:northport")) == 3


def test_what_has_no_date_is_of_no_time() -> None:
    made = bank(article("a", quote("undated")))
    assert words(made, "before:2030") == words(made, "after:1990") == []
    assert words(made, "-before:2000") == ["undated"]


@given(st.text(max_size=40), st.booleans())
@settings(max_examples=150)
def test_no_query_breaks_the_search(query: str, typing: bool) -> None:
    for what in ("quotes", "notes", "text"):
        search(_SHARED, query, what, typing=typing)
        search(_SHARED, f'tag:"{query}" speaker:{query} -entity:{query}', what, typing=typing)


_SHARED = bank(article("a", quote(PLAN), note("words", "text"), paragraph("more words")))


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=60)
def test_a_statement_is_found_by_its_own_words(said: str) -> None:
    made = bank(article("a", quote(f"before {said} after", None)))
    for word in said.replace('"', " ").split():
        if sanitise(word).text == word and any(c.isalnum() and c.isascii() for c in word):
            assert words(made, f'"{word}"'), word
