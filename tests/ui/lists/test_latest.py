"""Only the newest answer is shown, and never more than one question is at work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reader.ui.jobs import Jobs
from reader.ui.lists.latest import Latest


class Hand(Jobs):
    """Jobs that end when the test says so."""

    def __init__(self) -> None:
        self.begun: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[..., None]]] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.begun.append((work, done, failed))

    def end(self) -> None:
        """Let the oldest one end."""
        work, done, failed = self.begun.pop(0)
        try:
            result = work()
        except ValueError as error:
            failed(error)
        else:
            done(result)


def asking(jobs: Hand, told: list[str]) -> Callable[[str], None]:
    latest = Latest(jobs)
    return lambda query: latest.ask(lambda: query, told.append, lambda error: told.append("failed"))


def test_an_answer_that_comes_late_is_not_shown() -> None:
    jobs, told = Hand(), list[str]()
    ask = asking(jobs, told)
    ask("m")
    ask("ma")
    assert len(jobs.begun) == 1
    jobs.end()
    assert told == []
    jobs.end()
    assert told == ["ma"]


def test_what_waits_gives_way_to_what_is_asked_later() -> None:
    jobs, told = Hand(), list[str]()
    ask = asking(jobs, told)
    for query in ("m", "ma", "mar", "mara"):
        ask(query)
    jobs.end()
    assert len(jobs.begun) == 1
    jobs.end()
    assert told == ["mara"]
    ask("mara e")
    jobs.end()
    assert told == ["mara", "mara e"]


def test_a_failure_is_told_and_the_next_question_still_asked() -> None:
    jobs, told = Hand(), list[str]()
    latest = Latest(jobs)

    def fail() -> str:
        raise ValueError

    latest.ask(fail, told.append, lambda error: told.append("failed"))
    jobs.end()
    assert told == ["failed"]
    latest.ask(lambda: "again", told.append, lambda error: told.append("failed"))
    jobs.end()
    assert told == ["failed", "again"]
