"""Spans carried exactly between versions that differ in the lines restored."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span, Version
from reader.sources import Input, clean
from reader.text.shift import shift
from tests.sources.plain.helpers import BODY

TEXT = "\n\n".join(
    [
        "Accessibility links",
        "Ferry line to reopen after years of waiting",
        "Share this",
        BODY[0],
        "Share this",
        BODY[1],
        "Advertisement",
        "Advertisement",
        BODY[2],
        BODY[3],
        "Accessibility links",
        "Share this",
    ]
)
SOURCE = Input(TEXT.encode())
LINES = [line.line for line in clean(SOURCE).version.removed if line.line is not None]


def version(restored: set[int]) -> Version:
    return clean(SOURCE, restored=sorted(restored)).version


CHOICES = st.sets(st.sampled_from(LINES))


def test_there_are_lines_to_restore() -> None:
    assert len(LINES) >= 5


@given(CHOICES, CHOICES)
def test_every_block_that_both_have_goes_to_its_own_place(one: set[int], other: set[int]) -> None:
    old, new = version(one), version(other)
    moved = shift(old, new)
    assert moved is not None
    places = []
    for block in old.blocks:
        span = moved(block.span)
        if span is not None:
            assert span.of(new.text) == block.span.of(old.text)
            places.append(span)
    assert places == sorted(set(places))
    # What is in neither choice is in both texts: all but the restored lines have a place.
    assert len(old.blocks) - len(one - other) == len(places)


@given(CHOICES, CHOICES)
def test_there_and_back_is_where_it_was(one: set[int], other: set[int]) -> None:
    old, new = version(one), version(other)
    there, back = shift(old, new), shift(new, old)
    assert there is not None and back is not None
    for block in old.blocks:
        if (span := there(block.span)) is not None:
            assert back(span) == block.span


def test_a_span_over_blocks_takes_in_what_is_restored_between_them() -> None:
    old, new = version(set()), version(set(LINES))
    moved = shift(old, new)
    assert moved is not None
    first, last = old.text.index(BODY[0]), old.text.index(BODY[1]) + len(BODY[1])
    span = moved(Span(first + 5, last - 5))
    assert span is not None
    words = span.of(new.text)
    assert words.startswith(BODY[0][5:]) and "Share this" in words and words.endswith(BODY[1][:-5])


def test_words_that_were_taken_out_have_no_place() -> None:
    old, new = version(set(LINES)), version(set())
    moved = shift(old, new)
    assert moved is not None
    at = old.text.index("Share this")
    assert moved(Span(at, at + 5)) is None


def test_versions_that_differ_in_more_are_not_carried() -> None:
    old = version(set())
    assert shift(old, replace(old, input_sha256="other")) is None
    shorter = clean(Input(TEXT.replace(BODY[2], "").encode())).version
    assert shift(old, replace(shorter, input_sha256=old.input_sha256)) is None


def test_hard_wrapped_lines_are_carried() -> None:
    wrapped = "\n".join(
        [
            "By Ann Other, in a long byline that the cleaner sets aside and which goes on over",
            "Share this",
            "",
            *(f"{BODY[0][i : i + 70]}" for i in range(0, len(BODY[0]), 70)),
            "",
            BODY[1],
            "",
            "Share this",
        ]
    )
    source = Input(wrapped.encode())
    plain = clean(source).version
    numbers = [line.line for line in plain.removed if line.line is not None]
    for number in numbers:
        other = clean(source, restored=[number]).version
        moved = shift(plain, other)
        assert moved is not None
        for block in plain.blocks:
            span = moved(block.span)
            assert span is not None and span.of(other.text) == block.span.of(plain.text)
