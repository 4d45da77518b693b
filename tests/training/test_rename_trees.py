import random
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from training.data import Tree
from training.lists import cultures, western
from training.rename_trees import name_words, part_hyphens, people, put, rename_tree

# "Mr. David Osric Vale met Boris in Norland."
TREE = Tree(
    ("Mr.", "David", "Osric", "Vale", "met", "Boris", "in", "Norland", "."),
    (True, True, True, True, True, True, True, False, True),
    ("NNP", "NNP", "NNP", "NNP", "VBD", "NNP", "IN", "NNP", "."),
    (1, 4, 1, 1, 4, 4, 7, 4, 4),
    ("nmod:desc", "nsubj", "flat", "flat", "ROOT", "obj", "case", "obl", "punct"),
    True,
    "x",
)


def arcs(tree: Tree) -> list[tuple[str, str, str]]:
    heads = [tree.words[head] for head in tree.heads]
    return list(zip(tree.words, tree.deps, heads, strict=True))


def test_names_are_flat_runs_and_given_names_in_the_place_of_a_noun_phrase() -> None:
    assert people(TREE) == [(1, 4), (5, 6)]


def test_a_name_with_something_hanging_inside_it_is_left_alone() -> None:
    hung = replace(TREE, heads=(3, 4, 1, 1, 4, 4, 7, 4, 4))
    assert (1, 3) in people(hung)
    assert (1, 4) not in people(hung)


def test_a_longer_name_moves_what_follows() -> None:
    tree = put(TREE, 5, 6, ["Kim", "Jong", "Un"])
    assert arcs(tree)[4:] == [
        ("met", "ROOT", "met"),
        ("Kim", "obj", "met"),
        ("Jong", "flat", "Kim"),
        ("Un", "flat", "Kim"),
        ("in", "case", "Norland"),
        ("Norland", "obl", "met"),
        (".", "punct", "met"),
    ]


def test_a_shorter_name_keeps_title_and_spaces() -> None:
    tree = put(TREE, 1, 4, ["Vale"])
    assert arcs(tree)[:3] == [
        ("Mr.", "nmod:desc", "Vale"),
        ("Vale", "nsubj", "met"),
        ("met", "ROOT", "met"),
    ]
    assert len(tree.spaces) == len(tree.tags) == len(tree.words)
    assert tree.spaces[-2:] == (False, True)


def test_a_hyphened_name_is_parted_as_the_tokenizer_does_it() -> None:
    tree = part_hyphens(put(TREE, 5, 6, ["Moon", "Jae-in"]))
    assert arcs(tree)[5:9] == [
        ("Moon", "obj", "met"),
        ("Jae", "flat", "Moon"),
        ("-", "punct", "in"),
        ("in", "flat", "Moon"),
    ]
    assert tree.spaces[5:9] == (True, False, False, True)


def test_a_hyphen_in_other_words_stays() -> None:
    other = replace(TREE, words=(*TREE.words[:7], "T-34", "."))
    assert part_hyphens(other) == other


@given(st.integers())
def test_renamed_trees_are_sound_and_keep_the_other_words(seed: int) -> None:
    tree = part_hyphens(rename_tree(TREE, random.Random(seed), 1.0))
    size = len(tree.words)
    assert {len(tree.spaces), len(tree.tags), len(tree.heads), len(tree.deps)} == {size}
    assert [i for i, head in enumerate(tree.heads) if head == i] == [tree.deps.index("ROOT")]
    text = "".join(w + " " * s for w, s in zip(tree.words, tree.spaces, strict=True)).strip()
    assert re.fullmatch(r"Mr\. .+ met .+ in Norland\.", text)
    assert arcs(tree)[-2] == ("Norland", "obl", "met")


def test_new_people_come_from_everywhere_and_often_have_three_parts() -> None:
    rng = random.Random(1)
    names = [name_words(rng) for _ in range(3000)]
    families = {n for c in cultures() if c.family_first for n in c.family}
    assert sum(len(name) == 3 for name in names) > 600
    assert sum(len(name) > 1 and name[0] in families for name in names) > 600
    assert sum(name[0] in western().given for name in names) > 600
