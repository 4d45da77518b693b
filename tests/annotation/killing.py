"""Run as a program: a writer that is killed again and again, with what it acknowledged on record.

The process forks its writers, which saves starting Python hundreds of times; it has no threads.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.annotation import Store, rotation
from reader.annotation.verify import verify
from tests.annotation.building import TEXT, article, article_file, kept, noted, notes

STEPS = ("open", "write", "fsync", "replace", "link", "unlink", "ftruncate")


def at_random(folder: Path, cycles: int) -> dict[str, Any]:
    """Kill a writer `cycles` times, each after some milliseconds of writing."""
    chance = random.Random(cycles)
    acknowledged: list[str] = []
    for cycle in range(cycles):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _write_until_killed(folder, cycle, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            first = pipe.readline()
            time.sleep(chance.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged += (first + pipe.read()).decode().splitlines()
    with Store(folder) as store:
        found = [a.id for text in _EDITIONS for a in store.annotations.of(article(text).id)]
    return {
        "acknowledged": len(acknowledged),
        "lost": sorted(set(acknowledged) - set(found)),
        "errors": [f.text for f in verify(folder) if f.level == "error"],
        "aside": [path.name for path in folder.rglob("*.corrupt-*")],
    }


_EDITIONS = [f"{TEXT}\n\nEdition {number}." for number in range(10)]


def _write_until_killed(folder: Path, cycle: int, pipe: int) -> None:
    store = Store(folder)
    count = 0
    while True:
        note = noted(store, f"{cycle}.{count}", text=_EDITIONS[cycle % len(_EDITIONS)])
        os.write(pipe, f"{note.id}\n".encode())
        count += 1
        if count % 7 == 0:
            store.annotations.change(note, note=f"{cycle}.{count}, edited")
        if count % 11 == 0:
            store.codebook.ensure(f"tag {cycle} {count}")


def at_each_step(folder: Path) -> dict[str, Any]:
    """Kill a writer before its first, its second, its third … step on the disk, and so on, until
    it comes through; each time what it leaves must be all or nothing."""
    with Store(folder) as store:
        noted(store, "there before")
        kept(store, _OTHER)
    step, wrong = 0, list[str]()
    before = set(notes(Store(folder)))
    while True:
        step += 1
        child = os.fork()
        if child == 0:
            _kill_at(step)
            _one_act(folder, step)
            os._exit(0)
        through = os.waitpid(child, 0)[1] == 0
        with Store(folder) as store:
            here, there = set(notes(store)), set(notes(store, _OTHER))
            tags = {tag.name for tag in store.codebook.tags()}
        act = {f"both {step}"}
        whole = act <= here and act <= there and f"tag {step}" in tags
        none = not act & here and not act & there and f"tag {step}" not in tags
        if not (whole or none):
            wrong.append(f"step {step}: {act & here}, {act & there}, {tags}")
        if through and not whole:
            wrong.append(f"step {step}: acknowledged and lost")
        if not before <= here:
            wrong.append(f"step {step}: lost {before - here}")
        before = here
        wrong += [f"step {step}: {f.text}" for f in verify(folder) if f.level == "error"]
        if through:
            return {"steps": step, "wrong": wrong}


def in_recovery(folder: Path) -> dict[str, Any]:
    """Kill what sets a damaged file right before each of its steps; the next must manage it."""
    sound = folder / "sound"
    for note in ("one", "two", "three"):
        with Store(sound) as store:
            noted(store, note)
    step, wrong = 0, list[str]()
    while True:
        step += 1
        place = folder / str(step)
        shutil.copytree(sound, place)
        article_file(place).write_bytes(b"damaged")
        child = os.fork()
        if child == 0:
            _kill_at(step)
            notes(Store(place))
            os._exit(0)
        through = os.waitpid(child, 0)[1] == 0
        with Store(place) as store:
            found = notes(store)
        aside = [path.read_bytes() for path in place.rglob("*.corrupt-*")]
        if found != ["one", "three", "two"] or b"damaged" not in aside:
            wrong.append(f"step {step}: {found}, {aside}")
        wrong += [f"step {step}: {f.text}" for f in verify(place) if f.level == "error"]
        if through:
            return {"steps": step, "wrong": wrong}


def in_rotation(folder: Path) -> dict[str, Any]:
    """Kill what cuts the journal before each of its steps; nothing may be lost, undo goes on, and
    a file that is then damaged comes back."""
    sound = folder / "sound"
    for session in range(3):
        with Store(sound) as store:
            kept(store, _OTHER)
            for count in range(15):
                noted(store, f"{session}.{count}")
                store.annotations.add(article(_OTHER).id, None, note=f"{session}.{count}")
    expected = notes(Store(sound))
    rotation.LONGEST, rotation.KEPT = 20_000, 8_000
    step, wrong, cut = 0, list[str](), 0
    while True:
        step += 1
        place = folder / str(step)
        shutil.copytree(sound, place)
        before = (place / "journal.jsonl").stat().st_size
        child = os.fork()
        if child == 0:
            store = Store(place)
            notes(store)
            noted(store, "last")
            _kill_at(step)
            store.close()
            os._exit(0)
        through = os.waitpid(child, 0)[1] == 0
        cut += (place / "journal.jsonl").stat().st_size < before
        with Store(place) as store:
            if store.undo().label != "note" or notes(store) != expected:
                wrong.append(f"step {step}: undo left {len(notes(store))} notes")
        wrong += [f"step {step}: {f.text}" for f in verify(place) if f.level == "error"]
        for text in (TEXT, _OTHER):
            article_file(place, text).write_bytes(b"damaged")
        with Store(place) as store:
            if notes(store) != expected or notes(store, _OTHER) != expected:
                wrong.append(f"step {step}: not restored")
        if through:
            return {"steps": step, "cut": cut, "wrong": wrong}


_OTHER = "A second article, on tides and the moon, for acts that change two files."


def _one_act(folder: Path, step: int) -> None:
    with Store(folder) as store, store.action("both"):
        store.codebook.ensure(f"tag {step}")
        store.annotations.add(article().id, None, note=f"both {step}")
        store.annotations.add(article(_OTHER).id, None, note=f"both {step}")


def _kill_at(step: int) -> None:
    """Make the `step`-th call that touches the disk the last; a write is cut in half."""
    left = step

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                if name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    for name in STEPS:
        setattr(os, name, counted(name, getattr(os, name)))


def holding_the_lock(folder: Path) -> dict[str, Any]:
    """Kill a process that holds the lock; the next writer must not wait for it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with Store(folder).action("long"):
            os.write(writing, b"locked")
            time.sleep(60)
        os._exit(0)
    os.read(reading, 6)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    store = Store(folder)
    noted(store, "after")
    return {"notes": notes(store)}


def side_by_side(folder: Path, writers: int, each: int) -> dict[str, Any]:
    """Let several processes write notes on the same article at once."""
    children = []
    for number in range(writers):
        child = os.fork()
        if child == 0:
            with Store(folder, user=f"writer {number}") as store:
                for count in range(each):
                    noted(store, f"{number}.{count}")
                    if count % 5 == 0:
                        store.codebook.ensure("a tag of all")
            os._exit(0)
        children.append(child)
    failed = [child for child in children if os.waitpid(child, 0)[1] != 0]
    with Store(folder) as store:
        tags = [tag.name for tag in store.codebook.tags()]
        return {
            "failed": len(failed),
            "notes": notes(store),
            "tags": tags,
            "errors": [f.text for f in verify(folder) if f.level == "error"],
        }


if __name__ == "__main__":
    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "random": at_random,
        "steps": at_each_step,
        "recovery": in_recovery,
        "rotation": in_rotation,
        "lock": holding_the_lock,
        "writers": side_by_side,
    }
    print(json.dumps(tasks[sys.argv[1]](Path(sys.argv[2]), *map(int, sys.argv[3:]))))
