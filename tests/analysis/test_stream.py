from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from reader.analysis.stream import analyse_lines


def line(name: Any, text: str) -> bytes:
    return json.dumps({"id": name, "text": text}).encode() + b"\n"


def answers(out: io.BytesIO) -> list[dict[str, Any]]:
    return [json.loads(row) for row in out.getvalue().splitlines()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_order_with_offsets_into_the_text_as_given(jobs: int) -> None:
    texts = [f" \n\n“We have {n} left,” said Ann Holt.\n" for n in range(12)]
    out = io.BytesIO()
    assert analyse_lines([line(n, t) for n, t in enumerate(texts)], out, jobs=jobs) == 0
    found = answers(out)
    assert [answer["id"] for answer in found] == list(range(12))
    for answer, text in zip(found, texts, strict=True):
        (quote,) = answer["quotes"]
        assert text[quote["start"] : quote["end"]].startswith("“We have")
        assert answer["speakers"][quote["speaker"]]["name"] == "Ann Holt"


def test_bad_lines_are_answered_and_the_run_goes_on() -> None:
    out = io.BytesIO()
    lines = [
        b"nonsense\n",
        b"\n",
        b'{"id": "a"}\n',
        b'{"id": [1], "text": 5}\n',
        b"\xff\xff\n",
        b'{"id": NaN, "text": "x"}\n',
        line({"any": "id"}, "“Yes,” said Ann Holt."),
    ]
    assert analyse_lines(lines, out) == 5
    found = answers(out)
    assert [answer["id"] for answer in found] == [None, "a", [1], None, None, {"any": "id"}]
    assert all("error" in answer for answer in found[:5])
    assert found[5]["quotes"]


def test_the_first_answer_is_out_before_the_last_line_is_in() -> None:
    read, write = os.pipe()
    seen = []

    def lines() -> Iterator[bytes]:
        yield line(1, "“Yes,” said Ann Holt.")
        seen.append(json.loads(reader.readline())["id"])
        yield line(2, "Nobody spoke.")

    with os.fdopen(read, "rb") as reader, os.fdopen(write, "wb") as out:
        analyse_lines(lines(), out)
        assert seen == [1]
        assert json.loads(reader.readline())["id"] == 2


def test_it_stops_when_nobody_reads() -> None:
    read, write = os.pipe()
    os.close(read)
    taken = 0

    def lines() -> Iterator[bytes]:
        nonlocal taken
        for n in range(10_000):
            taken += 1
            yield line(n, "“Yes,” said Ann Holt.")

    out = os.fdopen(write, "wb", buffering=0)
    analyse_lines(lines(), out)
    out.close()
    assert taken < 10_000


def test_a_helper_that_cannot_start_fails_every_line() -> None:
    out = io.BytesIO()
    assert analyse_lines([line(1, "a"), line(2, "b")], out, pipeline="en_nowhere_sm") == 2
    assert all("en_nowhere_sm" in answer["error"] for answer in answers(out))
