"""The helper process by itself: real processes, real pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "“We will stay,” said Nora Whitfield, the mayor of Tarnow."


class Helper:
    """A helper process, asked and answered line by line."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader.analysis.worker", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )

    def send(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, number: Any, text: str, **more: Any) -> None:
        question = {"id": number, "text": text, "blocks": [[0, len(text), "paragraph"]], **more}
        self.send(json.dumps(question).encode())

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        message = json.loads(self.process.stdout.readline())
        assert isinstance(message, dict)
        return message

    def end(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(timeout=60)


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    helper = Helper()
    assert helper.receive()["ready"]["name"] == "en_reader"
    yield helper
    assert helper.end() == 0
    assert helper.process.stdout is not None
    helper.process.stdout.close()


def test_it_answers_with_windows_and_then_the_whole(helper: Helper) -> None:
    helper.ask(1, TEXT)
    part, whole = helper.receive(), helper.receive()
    assert (part["id"], part["at"], whole["id"]) == (1, 0, 1)
    assert part["part"]["speakers"][0]["name"] == "Nora Whitfield"
    assert whole["whole"]["speakers"][0]["role"] == "mayor of Tarnow"


def test_parts_can_be_left_out(helper: Helper) -> None:
    helper.ask(2, TEXT, parts=False)
    assert "whole" in helper.receive()


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"[1, 2]",
        b'{"id": 5}',
        b'{"id": 5, "text": 7, "blocks": []}',
        b'{"id": 5, "text": "ab", "blocks": [[0, 9, "paragraph"]]}',
        b'{"id": 5, "text": "ab", "blocks": [[1, 0, "paragraph"]]}',
        b'{"id": 5, "text": "ab", "blocks": [["a", 1, "paragraph"]]}',
        b'{"id": 5, "text": "ab", "blocks": [[0, 1, "poem"]]}',
        b'{"id": 5, "text": "ab", "blocks": [7]}',
        b'{"id": 5, "text": "ab", "blocks": [[0, 2, "paragraph"]], "first": "x"}',
        b"\xff\xfe\x00",
        b"[" * 5000,
    ],
)
def test_garbage_gets_an_error_and_the_helper_lives_on(helper: Helper, line: bytes) -> None:
    helper.send(line)
    assert helper.receive()["error"]
    helper.ask(6, TEXT, parts=False)
    assert helper.receive()["id"] == 6


def test_an_id_of_any_kind_comes_back(helper: Helper) -> None:
    for number in ("a", None, [1, {"b": 2}], 1.5):
        helper.ask(number, "Nobody spoke.", parts=False)
        assert helper.receive()["id"] == number


def test_a_newer_question_overtakes_an_older_one(helper: Helper) -> None:
    paragraph = TEXT + " And so it went on, for weeks and weeks, until the rain came." * 150
    long = "\n\n".join([paragraph] * 6)
    size = len(paragraph)
    blocks = [[i * (size + 2), i * (size + 2) + size, "paragraph"] for i in range(6)]
    helper.send(json.dumps({"id": "old", "text": long, "blocks": blocks}).encode())
    helper.ask("new", TEXT, parts=False)
    order = []
    while "old" not in order:
        message = helper.receive()
        if "whole" in message:
            order.append(message["id"])
    assert order == ["new", "old"]


def test_a_cancelled_question_gets_no_whole_answer(helper: Helper) -> None:
    helper.send(b'{"cancel": "unknown"}')
    paragraph = "The rain fell on the town and on the hills behind it. " * 200
    blocks = [[0, len(paragraph), "paragraph"]]
    asked = {"id": "gone", "text": paragraph * 8, "blocks": blocks}
    size = len(paragraph)
    asked["blocks"] = [[i * size, (i + 1) * size, "paragraph"] for i in range(8)]
    helper.send(json.dumps(asked).encode())
    helper.send(b'{"cancel": "gone"}')
    helper.ask("last", TEXT, parts=False)
    seen = []
    while "last" not in seen:
        message = helper.receive()
        if "whole" in message:
            seen.append(message["id"])
    assert seen == ["last"]


def test_text_that_no_encoding_can_hold_is_answered(helper: Helper) -> None:
    helper.ask(9, "“Yes \ud800,” said \udfff Ann Holt.\x00", parts=False)
    assert "whole" in helper.receive()


def test_it_ends_at_the_end_of_its_input_with_all_answered() -> None:
    helper = Helper()
    helper.ask(1, TEXT, parts=False)
    assert helper.end() == 0
    assert helper.process.stdout is not None
    lines = [json.loads(line) for line in helper.process.stdout.read().splitlines()]
    helper.process.stdout.close()
    assert "ready" in lines[0]
    assert "whole" in lines[1]


def test_a_pipeline_that_is_not_there_is_said_in_a_sentence() -> None:
    helper = Helper("--pipeline", "en_nowhere_sm")
    failed = helper.receive()["failed"]
    assert "en_nowhere_sm" in failed
    assert failed.endswith(".")
    assert helper.end() == 1
    assert helper.process.stdout is not None
    helper.process.stdout.close()
