"""The doctor finds what is wrong with a store, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation import Store
from reader.annotation.verify import verify
from tests.annotation.building import article, article_file, every_file, noted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "annotations"
    for note in ("one", "two"):
        with Store(folder) as store:
            noted(store, note)
            store.codebook.ensure(note)
    return folder


def test_a_sound_store_is_said_to_be_sound(folder: Path) -> None:
    before = every_file(folder)
    findings = verify(folder)
    assert {finding.level for finding in findings} == {"ok"}
    assert len(findings) >= 4
    assert every_file(folder) == before


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


SHA = article().version.sha256
FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "damaged article": (lambda f: _cut(article_file(f)), "error", "is damaged"),
    "empty codebook": (lambda f: (f / "codebook.json").write_bytes(b""), "error", "is damaged"),
    "missing article": (lambda f: article_file(f).unlink(), "error", "is missing"),
    "newer file": (
        lambda f: _replace(article_file(f), '"schema": 1', '"schema": 3'),
        "error",
        "newer Reader",
    ),
    "older file": (
        lambda f: _replace(article_file(f), '"applied": 4', '"applied": 1'),
        "warning",
        "lacks changes",
    ),
    "senseless record": (
        lambda f: _replace(article_file(f), '"note": "one"', '"note": 7'),
        "error",
        "1 senseless record",
    ),
    "damaged text": (
        lambda f: (f / "texts" / f"{SHA}.txt").write_text("x"),
        "error",
        "its content has changed",
    ),
    "missing text": (lambda f: (f / "texts" / f"{SHA}.txt").unlink(), "warning", "is missing"),
    "damaged journal": (
        lambda f: _replace(f / "journal.jsonl", '"seq": 2', '"seq": '),
        "warning",
        "1 damaged line in journal.jsonl",
    ),
    "no marker": (lambda f: (f / ".reader-store").unlink(), "warning", "not marked"),
    "newer store": (
        lambda f: (f / ".reader-store").write_text('{"schema": 2}'),
        "error",
        "schema 2",
    ),
    "copy of a synchroniser": (
        lambda f: article_file(f).with_suffix(".conflict-2.json").write_bytes(b"{}"),
        "warning",
        "synchroniser",
    ),
    "left-over": (lambda f: (f / "articles" / ".staged-x").write_bytes(b""), "warning", "left by"),
    "set aside": (
        lambda f: (f / "articles" / "a.json.corrupt-2026").write_bytes(b""),
        "warning",
        "set aside",
    ),
    "damaged backup": (
        lambda f: _cut(next((f / "backups" / "articles").iterdir())),
        "warning",
        "damaged",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(folder: Path, fault: str) -> None:
    make, level, words = FAULTS[fault]
    for path in folder.rglob("*.json"):
        # Backups are hard links: a fault is to be made in one file only.
        path.write_bytes(_unlinked(path))
    make(folder)
    before = every_file(folder)
    found = [finding for finding in verify(folder) if finding.level != "ok"]
    assert [(finding.level, words in finding.text) for finding in found] == [(level, True)]
    assert every_file(folder) == before


def _unlinked(path: Path) -> bytes:
    data = path.read_bytes()
    path.unlink()
    return data
