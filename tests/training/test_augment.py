import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import (
    curly,
    headline,
    join_named,
    join_trees,
    vary_named,
    vary_tree,
    without_stop,
)
from training.data import Named, Tree

PLAIN = Tree(
    ("It", "works", "."),
    (True, False, True),
    ("PRP", "VBZ", "."),
    (1, 1, 1),
    ("nsubj", "ROOT", "punct"),
    True,
    "x",
)


@pytest.mark.parametrize(
    ("straight", "expected"),
    [
        ('"Go," he said.', "“Go,” he said."),
        ("It's the dogs' \"day\".", "It’s the dogs’ “day”."),
        ("('Quoted' word)", "(‘Quoted’ word)"),
        ("He said: \"'No' is an answer.\"", "He said: “‘No’ is an answer.”"),
    ],
)
def test_straight_marks_become_curly(straight: str, expected: str) -> None:
    assert curly(straight) == expected


@given(st.text())
def test_curly_text_has_the_same_length_and_no_straight_mark(text: str) -> None:
    assert len(curly(text)) == len(text)
    assert not set(curly(text)) & {'"', "'"}


@pytest.mark.parametrize(
    ("small", "expected"),
    [
        (False, "The Bridge of Norland Isn't Safe, NRTA Tells @osric and Vale"),
        (True, "The Bridge Of Norland Isn't Safe, NRTA Tells @osric And Vale"),
    ],
)
def test_headlines_have_capitals(small: bool, expected: str) -> None:
    plain = "the bridge of Norland isn't safe, NRTA tells @osric and Vale"
    assert headline(plain, small=small) == expected


@given(st.text(), st.booleans())
def test_headlines_have_the_same_length(text: str, small: bool) -> None:
    assert len(headline(text, small=small)) == len(text)


@given(st.integers(), st.booleans())
def test_variants_keep_the_names_in_place(seed: int, curl: bool) -> None:
    piece = Named('Osric said: "Norland\'s fine."', ((0, 5, "PERSON"), (13, 20, "LOC")), "x")
    varied = vary_named(piece, random.Random(seed), curl=curl)
    assert varied.ents == piece.ents
    assert [varied.text[a:b].casefold() for a, b, _ in varied.ents] == ["osric", "norland"]


@given(st.integers())
def test_joined_pieces_keep_their_names(seed: int) -> None:
    one = Named("Osric left.", ((0, 5, "PERSON"),), "x")
    two = Named("In Norland it rained.", ((3, 10, "LOC"),), "x")
    joined = join_named([one, two, one], random.Random(seed))
    assert [joined.text[a:b] for a, b, _ in joined.ents] == ["Osric", "Norland", "Osric"]


@given(st.integers())
def test_joined_trees_have_one_root_a_sentence_and_breaks_hang_on_the_word_before(
    seed: int,
) -> None:
    joined = join_trees([PLAIN, PLAIN, PLAIN], random.Random(seed))
    assert [i for i, head in enumerate(joined.heads) if head == i] == [
        i for i, dep in enumerate(joined.deps) if dep == "ROOT"
    ]
    assert joined.deps.count("ROOT") == 3
    for i, word in enumerate(joined.words):
        if word.isspace():
            assert joined.tags[i] == "_SP"
            assert joined.heads[i] == i - 1
            assert not joined.spaces[i - 1]


def test_the_last_stop_is_dropped_only_where_nothing_hangs_on_it() -> None:
    assert without_stop(PLAIN).words == ("It", "works")
    assert without_stop(without_stop(PLAIN)).words == ("It", "works")


@given(st.integers())
def test_a_varied_tree_keeps_its_shape(seed: int) -> None:
    varied = vary_tree(PLAIN, random.Random(seed), curl=True)
    size = len(varied.words)
    assert size in (2, 3)
    assert varied.heads == PLAIN.heads[:size]
    assert varied.deps == PLAIN.deps[:size]
