import random

from hypothesis import given
from hypothesis import strategies as st

from training.data import Tree
from training.reported import broken, paragraph, speech

SHORT = Tree(
    ("It", "works", "."),
    (True, False, True),
    ("PRP", "VBZ", "."),
    (1, 1, 1),
    ("nsubj", "ROOT", "punct"),
    True,
    "x",
)
LONG = Tree(
    ("The", "bridge", "holds", ",", "and", "nobody", "fell", "."),
    (True, True, False, True, True, True, False, True),
    ("DT", "NN", "VBZ", ",", "CC", "NN", "VBD", "."),
    (1, 2, 2, 6, 6, 6, 2, 2),
    ("det", "nsubj", "ROOT", "punct", "cc", "nsubj", "conj", "punct"),
    True,
    "x",
)


def text_of(tree: Tree) -> str:
    return "".join(w + " " * s for w, s in zip(tree.words, tree.spaces, strict=True)).strip()


def test_a_short_clause_without_quotes_can_be_speech() -> None:
    assert speech(LONG)
    assert not speech(SHORT)


@given(st.integers())
def test_made_paragraphs_are_sound_trees(seed: int) -> None:
    for tree in paragraph([LONG], random.Random(seed)):
        size = len(tree.words)
        assert {len(tree.spaces), len(tree.tags), len(tree.heads), len(tree.deps)} == {size}
        assert all(0 <= head < size for head in tree.heads)
        assert [i for i, head in enumerate(tree.heads) if head == i] == [tree.deps.index("ROOT")]
        for start in range(size):
            seen, at = set(), start
            while tree.heads[at] != at:
                assert at not in seen
                seen.add(at)
                at = tree.heads[at]


@given(st.integers())
def test_quotation_marks_of_a_paragraph_are_even(seed: int) -> None:
    trees = paragraph([LONG], random.Random(seed))
    assert sum(word == '"' for tree in trees for word in tree.words) % 2 == 0


@given(st.integers())
def test_a_broken_quotation_reads_like_one(seed: int) -> None:
    tree = broken(LONG, random.Random(seed), True)
    assert tree is not None
    text = text_of(tree)
    assert text.startswith('"The bridge holds," ')
    assert text.endswith(', "and nobody fell."')
    assert tree.deps[tree.words.index("and")] == "cc"
    assert tree.words[tree.heads[tree.words.index("and")]] == "fell"
    assert "parataxis" in tree.deps
