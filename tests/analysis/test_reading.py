"""Texts of any length, window by window."""

from __future__ import annotations

import io
import json
import queue
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.pipeline import Pipeline
from reader.analysis.reading import WINDOW, Reading, pieces, windows
from reader.analysis.tokens import Tokens
from reader.analysis.worker import Worker
from reader.model import QuoteKind, Span

BLOCKS = st.lists(st.integers(min_value=1, max_value=3 * WINDOW), max_size=12)


def blocks_of(sizes: list[int]) -> list[tuple[int, int, str]]:
    blocks, at = [], 0
    for size in sizes:
        blocks.append((at, at + size, "paragraph"))
        at += size + 2
    return blocks


@given(BLOCKS, st.integers(min_value=0, max_value=10**6))
def test_windows_hold_every_word_once_and_none_is_too_long(sizes: list[int], first: int) -> None:
    blocks = blocks_of(sizes)
    text = "word. " * (sum(size + 2 for size in sizes) // 6 + 1)
    found = pieces(text, blocks)
    assert sum(piece.span.size for piece in found) == sum(sizes)
    runs = windows(found, first)
    assert sorted(index for run in runs for index in run) == list(range(len(found)))
    for run in runs:
        assert len(run) > 0
        assert sum(found[index].span.size for index in run) <= WINDOW


def test_the_window_around_the_first_offset_comes_first() -> None:
    blocks = blocks_of([WINDOW // 2] * 8)
    found = pieces("word. " * WINDOW, blocks)
    (run, *_) = windows(found, blocks[5][0] + 10)
    assert 5 in run


def test_a_block_without_any_white_space_is_read(pipeline: Pipeline) -> None:
    text = "x" * (3 * WINDOW)
    reading = Reading(pipeline, text, [(0, len(text), "paragraph")])
    for window in reading.windows:
        reading.read(window)
    assert reading.whole().quotes == ()


def test_titles_name_people_but_nobody_speaks_in_them(pipeline: Pipeline) -> None:
    title = "“It will hold,” said Peter Holloway"
    reading = Reading(pipeline, title, [(0, len(title), "title")])
    reading.read(reading.windows[0])
    analysis = reading.whole()
    assert analysis.quotes == ()
    assert [e.span.of(title) for e in analysis.entities if e.label == "PERSON"]


def test_a_text_of_many_windows_keeps_its_people(pipeline: Pipeline) -> None:
    filler = "The rain fell on the town and on the hills behind it. " * 30
    parts = ["“It will hold,” said Peter Holloway, an engineer. " + filler]
    parts += [f"“Day {n} was wet,” Holloway said. " + filler for n in range(20)]
    text = "\n\n".join(parts)
    blocks, at = [], 0
    for part in parts:
        blocks.append((at, at + len(part), "paragraph"))
        at += len(part) + 2
    reading = Reading(pipeline, text, blocks)
    assert len(reading.windows) > 2
    for window in reading.windows:
        reading.read(window)
    analysis = reading.whole()
    marked = [q for q in analysis.quotes if q.kind is not QuoteKind.INDIRECT]
    assert len(marked) == 21
    assert {q.speaker for q in marked} == {0}
    assert analysis.speakers[0].name == "Peter Holloway"


class Fragile:
    """A pipeline that cannot read one word."""

    def __init__(self, real: Pipeline) -> None:
        self.real = real

    def memory(self) -> Any:
        return nullcontext()

    def read(self, text: str, spans: Iterable[Span]) -> Iterator[Tokens]:
        for span in spans:
            if "unreadable" in span.of(text):
                raise ValueError("what was that")
            yield from self.real.read(text, [span])


def test_a_window_that_cannot_be_read_costs_that_window_only(pipeline: Pipeline) -> None:
    filler = " The rain fell on the town." * (WINDOW // 27)
    parts = ["“One,” said Ann Holt." + filler, "unreadable", "“Two,” said Ann Holt." + filler]
    text, blocks, at = "\n\n".join(parts), [], 0
    for part in parts:
        blocks.append([at, at + len(part), "paragraph"])
        at += len(part) + 2
    out = io.StringIO()
    lines: queue.Queue[str | None] = queue.Queue()
    lines.put(json.dumps({"id": 1, "text": text, "blocks": blocks, "parts": False}))
    lines.put(None)
    Worker(cast(Pipeline, Fragile(pipeline)), out).run(lines)
    (answer,) = [json.loads(line) for line in out.getvalue().splitlines()]
    starts = [quote["start"] for quote in answer["whole"]["quotes"]]
    assert starts == [text.index("“One"), text.index("“Two")]


def test_who_wrote_the_article_is_not_whom_she_means(pipeline: Pipeline) -> None:
    text = "By Lucille Brown\n\n“They can smell fear,” she says, lifting the lid."
    blocks = [(0, 16, "byline"), (18, len(text), "paragraph")]
    reading = Reading(pipeline, text, blocks)
    for window in reading.windows:
        reading.read(window)
    assert [quote.speaker for quote in reading.whole().quotes] == [None]
