import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.folders import Folders
from reader.model import QuoteKind, Span, Utterance
from reader.settings import Settings
from reader.workspace import Workspace
from tests.cli.conftest import Run, environment

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts `reader WORDS…` with pipes for its input and output."""
    environ = environment(tmp_path)

    def run(*words: str, stderr: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "reader", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env=environ,
        )

    return run


def test_article_and_analysis_are_one_object(reader: Run, seed: str) -> None:
    value = json.loads(reader("analyze", seed, "--format", "json").stdout)
    assert {"schema", "id", "text", "blocks", "entities", "quotes", "speakers"} <= set(value)
    marked = [quote for quote in value["quotes"] if quote["kind"] != "indirect"]
    assert len(marked) == 11
    assert [quote for quote in marked if quote["continues"] is not None] == [marked[6]]
    assert value["quotes"][marked[6]["continues"]] == marked[5]


def test_lines_are_answered_in_order_with_offsets_into_the_text_as_given(reader: Run) -> None:
    texts = ["“We will go,” said Mary Hill.", " \n“No,” John Reed said.\n"]
    lines = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts))
    done = reader("analyze", "--jsonl", stdin=lines)
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1]
    for answer, text, words in zip(answers, texts, ["“We will go,”", "“No,”"], strict=True):
        (quote,) = [q for q in answer["quotes"] if q["kind"] == "direct"]
        assert text[quote["start"] : quote["end"]] == words


def test_a_bad_line_is_answered_with_an_error_and_the_run_goes_on(reader: Run) -> None:
    good = json.dumps({"id": "b", "text": "“Yes,” said Ann Low."})
    done = reader("analyze", "--jsonl", stdin=f'nonsense\n{{"id": "a"}}\n{good}\n')
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 3
    assert "error" in answers[0]
    assert answers[1]["id"] == "a"
    assert "error" in answers[1]
    assert answers[2]["id"] == "b"
    assert answers[2]["quotes"]


def test_nothing_to_analyse_is_said(reader: Run) -> None:
    assert reader("analyze").returncode == 2
    refused = reader("analyze", "--jsonl", "--corrected")
    assert refused.returncode == 2
    assert "--corrected is for articles" in refused.stderr


def test_corrections_are_in_quotes_and_citations_and_in_the_analysis_when_asked(
    reader: Run, seed: str, tmp_path: Path
) -> None:
    workspace = Workspace(
        Settings(),
        Folders(*(tmp_path / "own" / name for name in ("config", "data", "state", "cache", "log"))),
        annotations=tmp_path / "store",
    )
    article = workspace.open(seed)
    words = "“North Korea may get put on the back burner,”"
    start = article.text.index(words)
    said = Utterance(
        "1", QuoteKind.DIRECT, (0,), (Span(start, start + len(words)),), None, confidence=0.0
    )
    workspace.settling.speaker(article, [said], "Mara Ellis")
    workspace.close()

    def names(*words: str) -> list[str]:
        value = json.loads(reader("analyze", seed, *words).stdout)
        return [speaker["name"] for speaker in value["speakers"]]

    assert "Robert Manning" in names()
    assert "Mara Ellis" not in names()
    assert "Mara Ellis" in names("--corrected")
    rows = json.loads(reader("quotes", seed, "--format", "json").stdout)
    assert [row["speaker"] for row in rows if row["number"] == "1"] == ["Mara Ellis"]
    assert "Ellis" in reader("cite", seed, "--quote", "1", "--style", "apa").stdout


def test_the_first_answer_is_out_before_the_last_line_is_in(start: Start) -> None:
    running = start("analyze", "--jsonl", "--jobs", "2", stderr=subprocess.PIPE)
    assert running.stdin is not None and running.stdout is not None
    assert running.stderr is not None
    with running:
        for number in (1, 2):
            line = json.dumps({"id": number, "text": "“Yes,” said Ann Low."})
            running.stdin.write(f"{line}\n".encode())
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait(timeout=60) == 0
        assert running.stderr.read() == b""


def test_progress_is_shown_on_standard_error_when_that_is_a_terminal(start: Start) -> None:
    seen, terminal = os.openpty()
    running = start("analyze", "--jsonl", stderr=terminal)
    os.close(terminal)
    lines = [json.dumps({"id": n, "text": "“Yes,” said Ann Low."}) for n in range(3)]
    out, _ = running.communicate("\n".join(lines).encode(), timeout=60)
    shown = b""
    with contextlib.suppress(OSError):  # the terminal is gone once its last user has ended
        while part := os.read(seen, 1024):
            shown += part
    os.close(seen)
    assert len(out.splitlines()) == 3
    assert b"1 text analysed" in shown
    assert b"3 texts analysed\r\n" in shown
