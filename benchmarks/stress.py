"""A minute of writers that are killed again and again: what was called saved must be there.

Several processes write notes on the same articles at once and report each note that is saved; each
is killed some milliseconds later, every second one some milliseconds after its start, wherever it
is, and another takes its place. Plain TinyDB does the same beside it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import articles
from benchmarks.report import Figure
from reader.annotation import Store
from reader.annotation.anchor import select
from reader.annotation.verify import verify
from reader.model import Article, Metadata, Span, Version
from reader.model.article import article_id

_SECONDS, _SECONDS_BESIDE = 60.0, 15.0
_WRITERS = 4
_ARTICLES = 10
_ENDS_WELL = 25
"""Of so many writers one is let come to its end."""
_LONGEST = 0.012
"""A writer lives so many seconds at most after its first note, …"""
_SHORTEST_LIFE, _SHORT_LIFE = 0.002, 0.04
"""… every second one so many, notes or none."""
_PATIENCE = 20.0
_PLAIN_NOTES = 2_000
"""So many notes are in the file of plain TinyDB at first: a modest store."""

Report = Callable[[str], None]
Write = Callable[[int, Report], None]
"""Writes as the writer of that number, and reports the id of each note once it is saved."""


@dataclass(slots=True)
class _Run:
    """What the writers of one run reported, and how many were killed."""

    saved: list[str] = field(default_factory=list)
    kills: int = 0
    failed: int = 0


@dataclass(slots=True)
class _Child:
    """A writer that is running. `until` is when it is killed; None where its first note decides."""

    pid: int
    pipe: int
    since: float
    until: float | None = None
    heard: bytes = b""
    killed: bool = False


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Notes that were lost, of those that were saved."""
    place = Path(environ["READER_ANNOTATIONS"])
    made = _articles(place)
    run = _kill_for(_SECONDS, _WRITERS, lambda number, report: _write(place, made, number, report))
    with Store(place) as store:
        found = {a.id for key in made for a in store.annotations.of(key)}
        damaged = len(store.notices())
    lost = set(run.saved) - found
    errors = [finding for finding in verify(place) if finding.level == "error"]
    beside = [
        f"{len(run.saved):,} saved, {run.kills:,} kills, {_WRITERS} writers at once",
        *_plain_tinydb(folder / "plain", _WRITERS),
        *_plain_tinydb(folder / "alone", 1),
    ]
    yield Figure("writers killed for a minute: notes lost", len(lost), "", 0, "; ".join(beside))
    yield Figure(
        "writers killed for a minute: faults that a check finds", len(errors) + run.failed, "", 0,
        f"{damaged} told of at the next start",
    )  # fmt: skip


def _articles(place: Path) -> dict[str, Article]:
    text = articles.text(150)
    with Store(place) as store:
        made = {}
        for number in range(_ARTICLES):
            words = f"{text}\n\nArticle {number}."
            article = Article(article_id(None, words), Metadata(f"{number}"), Version(words))
            store.articles.keep(article)
            made[article.id] = article
    return made


def _write(place: Path, made: Mapping[str, Article], number: int, report: Report) -> None:
    chance = random.Random(number)
    with Store(place, user=f"writer {number}") as store:
        for _ in range(1 if number % _ENDS_WELL == 0 else sys.maxsize):
            article = made[chance.choice(list(made))]
            selector = select(article.text, Span(10, 60), article.version.sha256)
            report(store.annotations.add(article.id, selector, note=f"note of {number}").id)
            if chance.random() < 0.1:
                store.codebook.ensure(f"tag {chance.randrange(20)}")


def _plain_tinydb(folder: Path, writers: int) -> Iterator[str]:
    """What becomes of the same with TinyDB as it comes, whose file is made anew when destroyed."""
    import uuid

    from tinydb import TinyDB

    folder.mkdir()
    file = folder / "notes.json"
    destroyed = 0
    text = "x" * 300

    def write(number: int, report: Report) -> None:
        database = TinyDB(file)
        while True:
            key = uuid.uuid4().hex
            database.insert({"id": key, "note": f"note of {number}", "text": text})
            report(key)

    def sweep() -> None:
        """Make a destroyed file anew."""
        nonlocal destroyed
        try:
            json.loads(file.read_bytes())
        except ValueError:
            destroyed += 1
            file.write_bytes(sound)

    database = TinyDB(file)
    database.insert_multiple({"id": "", "note": "", "text": text} for _ in range(_PLAIN_NOTES))
    database.close()
    sound = file.read_bytes()
    found = set[str]()

    run = _kill_for(_SECONDS_BESIDE, writers, write, sweep)
    with suppress(ValueError, OSError):
        rows = json.loads(file.read_bytes()).get("_default", {})
        found.update(row["id"] for row in rows.values())
    lost = len(set(run.saved) - found)
    share = 100 * lost / max(1, len(run.saved))
    who = f"{writers} writers" if writers > 1 else "one writer"
    yield (
        f"plain TinyDB, {who}, {_SECONDS_BESIDE:.0f} s: {lost:,} of {len(run.saved):,} "
        f"lost ({share:.0f} %), file destroyed {destroyed} times in {run.kills:,} kills"
    )
    shutil.rmtree(folder)


def _kill_for(
    seconds: float, writers: int, write: Write, between: Callable[[], None] | None = None
) -> _Run:
    """Let writers write for some seconds, killing each after its first notes.

    `between` is called when none is running, which is then made so every few kills.
    """
    run, children, chance = _Run(), list[_Child](), random.Random(9)
    end, number, rest = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end or children:
        open_ = time.monotonic() < end and not (between and rest > 8)
        while open_ and len(children) < writers:
            number += 1
            short = number % 2 and number % _ENDS_WELL
            life = chance.uniform(_SHORTEST_LIFE, _SHORT_LIFE) if short else None
            children.append(_start(number, write, children, life))
        for child in list(children):
            if _look(child, run, chance):
                children.remove(child)
                rest += 1
        if between and not children:
            between()
            rest = 0
        time.sleep(0.0005)
    return run


def _start(number: int, write: Write, others: list[_Child], life: float | None) -> _Child:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        for descriptor in (reading, *(other.pipe for other in others)):
            os.close(descriptor)
        try:
            write(number, lambda key: _tell(writing, key))
        except BaseException:
            os._exit(1)
        os._exit(0)
    os.close(writing)
    os.set_blocking(reading, False)
    since = time.monotonic()
    until = since + life if life else None
    return _Child(pid, reading, since, until)


def _tell(pipe: int, key: str) -> None:
    os.write(pipe, f"{key}\n".encode())


def _look(child: _Child, run: _Run, chance: random.Random) -> bool:
    """Hear what the child reports and kill it when its time has come; whether it is gone."""
    now = time.monotonic()
    _hear(child)
    if child.until is None and child.heard:
        child.until = now + chance.uniform(0, _LONGEST)
    gone, status = os.waitpid(child.pid, os.WNOHANG)
    if not gone:
        if not child.killed and now >= (child.until or child.since + _PATIENCE):
            # It dies when the disk lets go of it; the others go on meanwhile.
            os.kill(child.pid, signal.SIGKILL)
            child.killed = True
        return False
    run.kills += child.killed
    run.failed += status != 0 and not child.killed
    run.failed += child.killed and child.until is None
    _hear(child)
    os.close(child.pipe)
    run.saved += child.heard.decode().splitlines()
    return True


def _hear(child: _Child) -> None:
    with suppress(BlockingIOError):
        while data := os.read(child.pipe, 65_536):
            child.heard += data
