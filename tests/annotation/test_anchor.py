"""Selectors find their words again, and say how surely."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.anchoring import count
from reader.annotation.anchor import CONTEXT, Anchorer, anchor, select
from reader.model import Anchor, AnchorState, Selector, Span
from tests.annotation.building import TEXT

HERE, ELSEWHERE = "a" * 64, "b" * 64


def at(words: str, text: str = TEXT) -> Selector:
    start = text.index(words)
    return select(text, Span(start, start + len(words)), HERE)


def found(selector: Selector, text: str) -> tuple[str, str | None]:
    """The anchor's state and the words it stands on."""
    result = anchor(selector, text, ELSEWHERE)
    return result.state.value, result.span and result.span.of(text)


@given(st.text(max_size=200), st.data())
def test_in_its_own_text_every_span_is_exact(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selector = select(text, Span(start, end), HERE)
    assert len(selector.prefix) <= CONTEXT >= len(selector.suffix)
    assert selector.prefix + selector.exact + selector.suffix in text
    assert anchor(selector, text, HERE) == Anchor(AnchorState.EXACT, Span(start, end))


@given(st.text("ab “”\n", max_size=80), st.text("ab \"'\n", max_size=80), st.data())
def test_in_any_other_text_a_span_is_inside_it_and_moved_ones_have_the_same_words(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    selector = select(text, Span(start, end), HERE)
    result = anchor(selector, other, ELSEWHERE)
    assert (result.span is None) == (result.state is AnchorState.LOST)
    assert 0 <= result.score <= 1.001
    if result.span is not None:
        assert 0 <= result.span.start < result.span.end <= len(other)
    if result.state is AnchorState.EXACT:
        assert result.span == selector.span
        assert selector.span.of(other) == selector.exact


@given(before=st.text(max_size=300), after=st.text(max_size=300))
def test_words_moved_by_what_comes_before_are_found(before: str, after: str) -> None:
    text = f"{before}\n\n{TEXT}\n\n{after}"
    if text.count("promised a decision") == 1:
        assert (
            found(at("promised a decision in spring"), text)[1] == "promised a decision in spring"
        )


def test_words_where_they_were_in_a_text_that_changed_elsewhere_are_exact() -> None:
    text = TEXT + "\n\nA closing line."
    assert found(at("night ferry"), text) == ("exact", "night ferry")


def test_words_that_moved_are_moved() -> None:
    text = "UPDATED: this story has been corrected.\n\n" + TEXT
    for words in ("night ferry", "40,000", TEXT[50:300]):
        assert found(at(words), text) == ("moved", words)


def test_other_quotation_marks_spaces_and_dashes_are_no_change() -> None:
    text = "New first line\n\n" + TEXT.translate(str.maketrans("“”’", '""\'')).replace(
        " ", "\u00a0"
    )
    state, words = found(at("“We were promised a decision in spring"), text)
    assert state == "moved"
    assert words == '"We were promised a decision in spring'.replace(" ", "\u00a0")


def test_edited_words_are_changed_and_cover_the_edited_words() -> None:
    quote = "“We were promised a decision in spring, and here it is in autumn.”"
    edited = "“We had been promised a decision by the spring, and here it is in autumn.”"
    assert found(at(quote), "Update.\n\n" + TEXT.replace(quote, edited)) == ("changed", edited)


def test_one_word_for_another_between_the_same_words_is_changed() -> None:
    text = TEXT.replace("the bakery on", "the brewery on")
    assert found(at("bakery"), text) == ("changed", "brewery")


def test_changed_words_begin_and_end_as_whole_words() -> None:
    text = "The captain spoke at noon. “I told him twice,” he said. Then the harbour was shut."
    edited = text.replace("him twice,” he said", "him to go”, said the man")
    for words in ("I told him twice", "I told him twice,", "“I told him twice,”"):
        assert (found(at(words, text), edited)[1] or "").strip("“”") == "I told him to go"
    # What was cut inside a word, by hand, is cut there still.
    other = text.replace("him twice", "them twice")
    assert found(at("old him twice,” he sa", text), other)[1] == "old them twice,” he sa"


def test_deleted_words_are_lost_and_no_other_place_is_taken_for_them() -> None:
    quote = "“Nobody asked the people who row,” he added."
    assert found(at(quote), TEXT.replace(quote, "")) == ("lost", None)
    assert found(at("night "), TEXT.replace("night ", "")) == ("lost", None)
    assert found(at("he added"), "Nothing of this is left here.") == ("lost", None)
    assert found(at("he added"), "") == ("lost", None)


def test_the_same_words_twice_in_the_same_company_are_uncertain() -> None:
    line = "The ferry was late again, the harbour master said on Monday morning."
    text = f"One.\n\n{line}\n\nTwo."
    twice = f"Zero.\n\n{line}\n\n{line}\n\nTwo."
    assert found(at("the harbour master", text), twice)[0] == "uncertain"


def test_the_right_one_of_many_is_told_by_what_stands_beside_it() -> None:
    text = "The boat, said the cook. The boat, said the mate. The boat, said the captain."
    selector = select(text, Span(25, 33), HERE)
    longer = "The boat left.\n\n" + text
    result = anchor(selector, longer, ELSEWHERE)
    assert (result.state, result.span) == (AnchorState.MOVED, Span(41, 49))


def test_a_selector_without_context_is_found_by_its_words() -> None:
    bare = Selector("", Span(500, 511), "night ferry")
    assert found(bare, TEXT) == ("moved", "night ferry")
    assert found(bare, TEXT.replace("night ferry", "long bridge"))[0] in ("lost", "uncertain")


def test_a_stored_span_is_not_trusted_when_its_text_says_otherwise() -> None:
    lying = Selector(HERE, Span(3, 14), "night ferry", "to keep the ", " running")
    result = anchor(lying, TEXT, HERE)
    assert result.span is not None
    assert result.span.of(TEXT) == "night ferry"


@pytest.mark.parametrize("size", [700, 5_000, 30_000])
def test_long_passages_are_found_when_a_word_in_them_changes(size: int) -> None:
    chance = random.Random(size)
    words = [
        f"{chance.choice('bcdfglmnprst')}{chance.choice('aeiou')}{i % 97}" for i in range(9000)
    ]
    text = " ".join(words)
    selector = select(text, Span(1000, 1000 + size), HERE)
    middle = 1000 + size // 2
    state, _ = found(selector, "Lead. " + text[:middle] + "zzzz " + text[middle:])
    assert state == ("changed" if size <= 20_000 else "lost")


def test_hostile_selectors_end_soon() -> None:
    text = "aa " * 20_000
    anchorer = Anchorer(text, ELSEWHERE)
    for exact in ("a", "aa aa", "aab" * 300, "a" * 15_000, " ", "\n"):
        selector = Selector("", Span(7, 7 + len(exact)), exact, "aa " * 10, "aa " * 10)
        assert anchorer.anchor(selector).state in (AnchorState.LOST, AnchorState.UNCERTAIN)


# What the whole search is for, on an article written for the purpose: each of its words, and of
# its stretches of eight words, is deleted from it or edited around.
def test_deleted_targets_are_rarely_taken_for_found_and_edited_ones_are_kept() -> None:
    chance = random.Random(5)
    wrong, kept, tried = Counter[int](), Counter[int](), Counter[int]()
    for size in (1, 8):
        for start, end in _stretches(ARTICLE, size):
            selector = select(ARTICLE, Span(start, end), HERE)
            gone = f"{ARTICLE[:start].rstrip(' ')} {ARTICLE[end:].lstrip(' ')}"
            state = anchor(selector, gone, ELSEWHERE).state
            wrong[size] += state not in (AnchorState.LOST, AnchorState.UNCERTAIN)
            edited, expected = _edited(ARTICLE, Span(start, end), chance)
            result = anchor(selector, edited, ELSEWHERE)
            kept[size] += result.span == expected
            tried[size] += 1
    assert min(tried.values()) > 300
    assert wrong[1] <= 0.05 * tried[1]
    assert wrong[8] <= 0.01 * tried[8]
    for size in (1, 8):
        assert kept[size] >= 0.95 * tried[size]


def _stretches(text: str, size: int) -> list[tuple[int, int]]:
    words = [match.span() for match in re.finditer(r"\w[\w’-]*", text)]
    return [(first[0], last[1]) for first, last in zip(words, words[size - 1 :], strict=False)]


def _edited(text: str, span: Span, chance: random.Random) -> tuple[str, Span]:
    """`text` with a line before it and one word near the span replaced; where the span is then."""
    words = [m.span() for m in re.finditer(r"\w{4,}", text) if not span.overlaps(Span(*m.span()))]
    near = [w for w in words if abs(w[0] - span.start) < 60]
    start, end = chance.choice(near)
    text = f"{text[:start]}entirely{text[end:]}"
    shift = 8 - (end - start) if start < span.start else 0
    lead = "This story has been updated.\n\n"
    return lead + text, span.shifted(len(lead) + shift)


ARTICLE = """Glassworks town weighs a second furnace

The town of Hollin Vale, where one family in three lives by glass, will decide next month whether \
to light a second furnace beside the old one on Mill Lane.

“A furnace is a promise,” said Wen Achterberg, the works manager, at a meeting in the school hall \
on Thursday. “You cannot switch it off on Friday and come back on Monday. You feed it, or it dies.”

The company says the new furnace would bring sixty jobs and use a third less gas than the first, \
which was lit in 1974 and has been patched more often than anyone cares to count. The council, \
which owns the land, wants to know what happens to the river.

Lower down the valley the answer seems plain. “We had two dry summers, and both times they drew \
the river down to its stones,” said Ilse Marrow, who keeps the trout farm at Netherby. “Now they \
want to draw it twice.”

Ms. Marrow has asked the council for a limit that would hold in dry months. The works manager \
called the idea sensible but late. “If somebody had told us five years ago, we would have built a \
pond,” she said. “We can still build a pond. It will cost us a year.”

Not all the glassmakers are in favour. Tobin Ashe, who has blown glass on Mill Lane for thirty \
years and trained half of those who work there, fears that the second furnace will make bottles \
and nothing else. “Sixty jobs, yes,” he said. “Sixty jobs watching a machine. I did not learn \
this to watch.”

The union has not said how it will advise its members. Its secretary, Petra Onslow, said that the \
talks had been friendly and that she expected an offer before the council met.

A report on the river, ordered in the spring, is due in two weeks. The mayor said he would not \
vote before he had read it, and that he hoped the others would not either."""


def test_a_word_that_is_gone_is_not_found_inside_another_word() -> None:
    text = "They left with the boat.\n\nNobody sails without the boat, they said."
    assert found(at("with", text), text.replace(" with", ""))[0] == "lost"


def test_a_word_of_the_title_that_is_gone_is_not_taken_for_the_same_word_elsewhere() -> None:
    text = "The bridge at Calder opens twice\n\nThe bridge over the river was opened on Saturday."
    state, words = found(at("bridge", text), text.replace("bridge ", "", 1))
    assert state in ("lost", "uncertain"), words


def test_a_title_is_found_below_a_new_first_paragraph() -> None:
    assert found(at("Harbour"), f"Breaking news of the day.\n\n{TEXT}") == ("moved", "Harbour")


def test_many_words_that_stand_in_one_place_only_are_found_with_nothing_else_left() -> None:
    words = "We were promised a decision in spring"
    assert found(at(words), f"Quite another report. “{words},” wrote a reader.") == ("moved", words)


def test_of_equal_words_those_below_the_same_heading_are_meant() -> None:
    block = "More on this in the evening edition.\n\n"
    text = f"Title\n\nThe first part\n\n{block}The second part\n\n{block}"
    selector = replace(
        select(text, Span(text.rindex("evening"), text.rindex("evening") + 7), HERE),
        section="The second part", prefix="", suffix="",
    )  # fmt: skip
    new = f"Another beginning of it all.\n\n{text}"
    result = anchor(selector, new, ELSEWHERE)
    assert result.state is AnchorState.MOVED
    assert result.span is not None
    assert result.span.start == new.rindex("evening")
    lost_heading = anchor(selector, new.replace("second", "other"), ELSEWHERE)
    assert lost_heading.state is AnchorState.UNCERTAIN


def test_marks_are_kept_and_none_is_on_other_words_as_often_as_promised() -> None:
    counts = count(random.Random(5))
    assert sum(counts.all.values()) > 6_000
    assert counts.percent(counts.taken, "deleted, one word") <= 5
    assert counts.percent(counts.taken, "deleted, several words") <= 1
    for kind in counts.all:
        if not kind.startswith("deleted"):
            assert counts.percent(counts.right, kind) >= 95, kind
