from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. killed Gen. Qassem Soleimani Friday.",
        "U.S. Defense Secretary Mark Esper Thursday said the U.S. could act.",
        "“Go,” he said. ".strip(),
        "“Will it hold?” she asked.",
        "Mr. Smith met J. K. Rowling on Jan. 3, 2020, at 5 p.m. in St. Paul.",
        "It is No. 5 on the list.",
        "The rate rose 3.5 percent, to 4.25.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left. He stayed.", ["She left.", "He stayed."]),
        ("“Stop.” He ran.", ["“Stop.”", "He ran."]),
        ("“No!” “Yes.”", ["“No!”", "“Yes.”"]),
        ("He lives in the U.S. The wall is here.", ["He lives in the U.S.", "The wall is here."]),
        ("They said no. Why?", ["They said no.", "Why?"]),
        ("他走了。她留下了。", ["他走了。", "她留下了。"]),
    ],
)
def test_sentences_part(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_only_the_block_is_split() -> None:
    text = "One. Two. Three."
    assert [s.of(text) for s in sentences(text, Span(5, 9))] == ["Two."]


@pytest.mark.parametrize("run", ["." * 1_000_000, "!?" * 500_000, "." + '"' * 1_000_000])
def test_a_line_of_a_million_stops_is_cut_like_any_other(run: str) -> None:
    text = f"{run}x"
    assert sum(span.size for span in sentences(text, Span(0, len(text)))) == len(text)


@given(st.text(), st.integers(0, 50))
def test_sentences_are_in_order_inside_the_block_and_miss_no_word(text: str, start: int) -> None:
    block = Span(min(start, len(text)), len(text))
    found = sentences(text, block)
    assert all(block.contains(span) and span.size > 0 for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join("".join(span.of(text).split()) for span in found)
    assert covered == "".join(block.of(text).split())


@given(st.text(alphabet="ab .", min_size=LONGEST, max_size=LONGEST + 500))
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    assert all(span.size <= LONGEST for span in sentences(text, Span(0, len(text))))
