"""The client with real helper processes: killed, hung, closed, orphaned."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import cast

import pytest

from reader.analysis.blocks import paragraphs
from reader.analysis.client import Analyser, AnalysisError
from reader.model import Analysis

ROOT = Path(__file__).parents[2]
TEXT = "“We will stay,” said Nora Whitfield, the mayor of Tarnow."
ANSWERS = 24
LONG = "\n\n".join(
    f"“We will stay for {n} days,” said Nora Whitfield. "
    + "The rain fell on the town and on the hills behind it. " * 60
    for n in range(ANSWERS)
)


@pytest.fixture
def analyser() -> Iterator[Analyser]:
    analyser = Analyser()
    yield analyser
    analyser.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Analyser]:
    """One for all tests that leave it as it was."""
    analyser = Analyser()
    yield analyser
    analyser.close()


def helper_pid(analyser: Analyser) -> int:
    assert analyser.process_id is not None
    return analyser.process_id


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def last(answers: Iterator[Analysis]) -> Analysis:
    *_, whole = answers
    return whole


def test_the_last_answer_is_whole_and_earlier_ones_grow(running: Analyser) -> None:
    answers = list(running.analyse(LONG, paragraphs(LONG)))
    counts = [len(answer.quotes) for answer in answers]
    assert len(answers) > 3
    assert counts == sorted(counts)
    assert counts[-1] == ANSWERS
    assert [speaker.name for speaker in answers[-1].speakers] == ["Nora Whitfield"]


def test_the_part_on_screen_comes_first(running: Analyser) -> None:
    middle = len(LONG) // 2
    first = next(running.analyse(LONG, paragraphs(LONG), first=middle))
    assert first.quotes[0].span.start <= middle <= first.quotes[-1].span.end + 5000
    assert first.quotes[0].span.start > 0


def test_nothing_of_spacy_is_loaded_by_the_client() -> None:
    code = (
        "import sys\n"
        "from reader.analysis.blocks import paragraphs\n"
        "from reader.analysis.client import Analyser\n"
        "import reader.analysis.cache, reader.analysis.labels, reader.analysis.confidence\n"
        "import reader.analysis.stream, reader.analysis.about\n"
        "analyser = Analyser()\n"
        f"text = {TEXT!r}\n"
        "whole = list(analyser.analyse(text, paragraphs(text)))[-1]\n"
        "assert whole.speakers[0].name == 'Nora Whitfield'\n"
        "print('spacy' in sys.modules, 'numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_a_killed_helper_is_started_anew_once(analyser: Analyser) -> None:
    answers = analyser.analyse(LONG, paragraphs(LONG))
    next(answers)
    os.kill(helper_pid(analyser), signal.SIGKILL)
    assert len(last(answers).quotes) == ANSWERS


def test_a_helper_that_dies_again_and_again_ends_in_a_sentence(analyser: Analyser) -> None:
    answers = analyser.analyse(LONG, paragraphs(LONG))
    with pytest.raises(AnalysisError, match="ended unexpectedly"):
        for _ in answers:
            os.kill(helper_pid(analyser), signal.SIGKILL)
    assert last(analyser.analyse(TEXT, paragraphs(TEXT))).quotes


def test_close_ends_a_question_under_way_and_the_process(analyser: Analyser) -> None:
    answers = analyser.analyse(LONG, paragraphs(LONG))
    next(answers)
    pid = helper_pid(analyser)
    threading.Timer(0.05, analyser.close).start()
    with pytest.raises(AnalysisError, match="stopped"):
        for _ in answers:
            pass
    assert not is_alive(pid)
    with pytest.raises(AnalysisError, match="stopped"):
        next(analyser.analyse(TEXT, paragraphs(TEXT)))


def test_an_answer_nobody_waits_for_is_taken_back(running: Analyser) -> None:
    with contextlib.closing(
        cast(Generator[Analysis], running.analyse(LONG, paragraphs(LONG)))
    ) as it:
        next(it)
    assert last(running.analyse(TEXT, paragraphs(TEXT))).quotes
    assert running._helper is not None
    assert not running._helper._waiting


def test_two_threads_may_ask_at_once(running: Analyser) -> None:
    found: dict[str, int] = {}

    def ask(name: str, text: str) -> None:
        found[name] = len(last(running.analyse(text, paragraphs(text))).quotes)

    threads = [threading.Thread(target=ask, args=(n, t)) for n, t in (("a", LONG), ("b", TEXT))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"a": ANSWERS, "b": 1}


def test_the_helper_ends_with_the_program_even_when_that_is_killed() -> None:
    code = (
        "import time\n"
        "from reader.analysis.client import Analyser\n"
        "analyser = Analyser()\n"
        "analyser.about()\n"
        "print(analyser._helper.process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    assert is_alive(pid)
    program.kill()
    program.wait()
    program.stdout.close()
    for _ in range(600):
        if not is_alive(pid):
            break
        time.sleep(0.05)
    assert not is_alive(pid)


def test_a_file_of_the_users_never_shadows_a_module(tmp_path: Path) -> None:
    (tmp_path / "spacy.py").write_text("raise SystemExit('not this one')\n")
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')\n")
    code = (
        "from reader.analysis.blocks import paragraphs\n"
        "from reader.analysis.client import Analyser\n"
        f"text = {TEXT!r}\n"
        "print(len(list(Analyser().analyse(text, paragraphs(text)))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "2", done.stderr


def test_an_unknown_pipeline_is_said_at_once() -> None:
    analyser = Analyser("en_nowhere_sm")
    with pytest.raises(AnalysisError, match="en_nowhere_sm"):
        next(analyser.analyse(TEXT, paragraphs(TEXT)))
    with pytest.raises(AnalysisError, match="en_nowhere_sm"):
        analyser.about()
    analyser.close()


def test_what_the_helper_complains_about_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "state" / "analysis.log"
    analyser = Analyser("en_nowhere_sm", log)
    with pytest.raises(AnalysisError):
        analyser.about()
    analyser.close()
    assert log.exists()


def test_a_log_too_large_is_begun_anew_and_the_one_before_it_kept(tmp_path: Path) -> None:
    log = tmp_path / "analysis.log"
    old = tmp_path / "analysis.log.old"

    def written(size: int) -> None:
        log.write_bytes(b"x" * size)
        analyser = Analyser("en_nowhere_sm", log)
        with pytest.raises(AnalysisError):
            analyser.about()
        analyser.close()

    written(1_000_000)
    assert log.stat().st_size >= 1_000_000 and not old.exists()
    written(1_000_001)
    assert log.stat().st_size < 1_000_000 and old.stat().st_size == 1_000_001
    written(1_000_002)
    assert old.stat().st_size == 1_000_002
    assert sorted(path.name for path in tmp_path.iterdir()) == [log.name, old.name]
