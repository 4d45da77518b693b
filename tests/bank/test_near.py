"""Near copies: the same story in another paper."""

from __future__ import annotations

import random

from reader.bank.bank import Bank
from tests.bank.building import article, bank, paragraph

_WORDS = [f"{a}{b}" for a in "ka lo mi ren tas vel dor sun".split() for b in "bi pra chet".split()]


def story(seed: int, paragraphs: int = 12) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=40)).capitalize() + "." for _ in range(paragraphs)]


def near(*stories: list[str]) -> dict[str, tuple[str, ...]]:
    entries = [
        article(str(n), *map(paragraph, parts), text_sha256=f"{n}")
        for n, parts in enumerate(stories)
    ]
    return bank(*entries).near()


def test_a_copy_with_another_lead_and_other_marks_is_near() -> None:
    wire = story(1)
    edited = ["A new first sentence of the editor’s own.", *wire[1:]]
    assert near(wire, story(2), [part.upper() + "’" for part in edited]) == {
        "0": ("2",),
        "2": ("0",),
    }


def test_a_story_that_was_cut_is_near_the_whole_one() -> None:
    assert near(story(1, 20), story(1, 20)[:5]) == {"0": ("1",), "1": ("0",)}


def test_other_stories_and_those_that_share_a_statement_are_not() -> None:
    shared = story(7, 1)
    assert near(story(1) + shared, story(2) + shared, story(3)) == {}


def test_a_few_words_say_too_little() -> None:
    assert near(["The same few words."], ["The same few words."]) == {}


def test_all_copies_are_told_of_each() -> None:
    found = near(story(1), story(1), story(1))
    assert found == {"0": ("1", "2"), "1": ("0", "2"), "2": ("0", "1")}


def test_a_copy_that_is_gone_or_becomes_another_text_is_near_no_more() -> None:
    made = bank(
        article("a", *map(paragraph, story(1)), text_sha256="1"),
        article("b", *map(paragraph, story(1)), text_sha256="2"),
        article("c", *map(paragraph, story(1)), text_sha256="3"),
    )
    made.drop(["b"])
    assert made.near() == {"a": ("c",), "c": ("a",)}
    made.put([article("c", *map(paragraph, story(5)), text_sha256="4")])
    assert made.near() == {}


def test_a_note_on_an_article_changes_nothing_of_it() -> None:
    made: Bank = bank(
        article("a", *map(paragraph, story(1)), text_sha256="1"),
        article("b", *map(paragraph, story(1)), text_sha256="2"),
    )
    made.put([article("a", *map(paragraph, story(1)), text_sha256="1", stamp="2")])
    assert made.near() == {"a": ("b",), "b": ("a",)}
