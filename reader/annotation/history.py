"""Undo and redo over everything in the journal, across restarts.

A session can take back what it did itself and what stood in the journal when it was opened, the
last first. What another window has changed since is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from reader.annotation.clock import later, now
from reader.annotation.disk import Stamp
from reader.annotation.errors import StoreError
from reader.annotation.journal import JOURNAL, Change, Entry, Line
from reader.annotation.ledger import Ledger
from reader.annotation.migrate import Row
from reader.annotation.rows import revision

TAIL = 1 << 21
"""So many bytes of the journal's end are read for undo, and kept when it is cut."""
_KEPT = 500
_T = TypeVar("_T")

# What changes by itself and is no act of the user's, so that it neither stops an undo nor is
# taken back by one.
_BY_ITSELF = {
    "annotations": {"rev", "modified"},
    "articles": {"rev", "urls", "paths", "inputs", "texts", "version", "added"},
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone: its label ("note"), and the articles that it changed."""

    label: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A line of the journal that can be turned back."""

    start: int
    end: int
    id: str
    label: str
    kind: str
    reverses: str | None


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the journal looked like when the session began, and when that was."""

    stamp: Stamp | None
    time: str


class History:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._opened = _Moment(ledger.files.stamp(JOURNAL), now())
        self._loaded = False
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._waiting: list[_Step] = []
        ledger.on_own.append(self._own)

    def can_undo(self) -> str | None:
        """The label of what `undo` would take back, None when there is nothing."""
        self._load()
        return self._done[-1].label if self._done else None

    def can_redo(self) -> str | None:
        self._load()
        return self._undone[-1].label if self._undone else None

    def undo(self) -> Undone:
        """Take the last act back. Raises StoreError when there is none, or when another window
        has since changed what it changed; the next call then goes on to the act before."""
        self._load()
        return self._turn_back(self._done, "undo", "There is nothing to undo.")

    def redo(self) -> Undone:
        """Do again what was last undone. Raises StoreError as `undo` does."""
        self._load()
        return self._turn_back(self._undone, "redo", "There is nothing to redo.")

    def rewrite(self, work: Callable[[], _T]) -> _T:
        """Do `work`, which takes lines out of the journal; their steps are dropped."""
        with self._ledger.guard:
            self._load()
            done = work()
            left = {line.entry.id for line in self._ledger.journal.lines() if line.entry}
            for steps in (self._done, self._undone):
                steps[:] = [step for step in steps if step.id in left]
        return done

    def _turn_back(self, steps: list[_Step], kind: str, nothing: str) -> Undone:
        ledger = self._ledger
        with ledger.guard:
            if not steps:
                raise StoreError(nothing)
            step = steps[-1]
            entry = self._entry(step)
            if entry is None:
                steps.remove(step)
                raise StoreError(
                    f"Cannot {kind} “{step.label}”: it is no longer in the journal, which keeps "
                    "only the newest changes, and none of an article that was forgotten."
                )
            with ledger.action(step.label, kind, step.id):
                for change in entry.changes:
                    self._reverse(change, step, steps, kind)
        return Undone(entry.label, entry.articles)

    def _entry(self, step: _Step) -> Entry | None:
        """The entry of a step; where the journal has been rewritten since, wherever it is now."""
        journal = self._ledger.journal
        entry = journal.at(step.start, step.end)
        if entry is None or entry.id != step.id:
            entries = (line.entry for line in journal.lines())
            entry = next((each for each in entries if each and each.id == step.id), None)
        return entry

    def _reverse(self, change: Change, step: _Step, steps: list[_Step], kind: str) -> None:
        present = self._ledger.row(change.article, change.table, change.id)
        own = _BY_ITSELF.get(change.table, {"rev"})
        if _other_version(change):
            # Going over to another version is the user's act where it is one at all: opening an
            # article is no step that can be turned back.
            own = own - {"version"}
        if not _same(present, change.after, own):
            steps.remove(step)
            raise StoreError(
                f"Cannot {kind} “{step.label}”: it has since been changed in another window, "
                "and was left as it is."
            )
        row = None if change.before is None else _restored(change.before, present, own)
        self._ledger.put(change.article, change.table, change.id, row)

    def _own(self, entry: Entry, start: int, end: int) -> None:
        step = _Step(start, end, entry.id, entry.label, entry.kind, entry.reverses)
        if self._loaded:
            self._take(step)
        else:
            self._waiting.append(step)

    def _load(self) -> None:
        """Read the steps that stood in the journal when this session began, when first asked."""
        with self._ledger.guard:
            if self._loaded:
                return
            self._loaded = True
            own = {step.id for step in self._waiting}
            for line in self._lines_before():
                entry = line.entry
                if entry and entry.id not in own:
                    self._take(
                        _Step(
                            line.start, line.end, entry.id, entry.label, entry.kind, entry.reverses
                        )
                    )
            for step in self._waiting:
                self._take(step)
            self._waiting.clear()

    def _lines_before(self) -> Iterator[Line]:
        """The newest lines that stood in the journal when this session began. Where the journal
        has been rewritten since, their time tells them from those of other windows."""
        journal, opened = self._ledger.journal, self._opened
        present = self._ledger.files.stamp(JOURNAL)
        if opened.stamp is None or present is None:
            return
        same = present.inode == opened.stamp.inode and present.size >= opened.stamp.size
        end = opened.stamp.size if same else journal.whole_end()
        for line in journal.lines(journal.tail(TAIL, end)):
            if line.start >= end:
                break
            if same or (line.entry and line.entry.at < opened.time):
                yield line

    def _take(self, step: _Step) -> None:
        if step.kind == "do":
            self._done.append(step)
            self._undone.clear()
        elif step.kind == "undo":
            _drop(self._done, step.reverses)
            self._undone.append(step)
        elif step.kind == "redo":
            _drop(self._undone, step.reverses)
            self._done.append(step)
        del self._done[:-_KEPT]


def _other_version(change: Change) -> bool:
    before, after = change.before or {}, change.after or {}
    return "version" in before and before["version"] != after.get("version")


def _drop(steps: list[_Step], key: str | None) -> None:
    steps[:] = [step for step in steps if step.id != key]


def _same(one: Row | None, other: Row | None, apart_from: set[str]) -> bool:
    if one is None or other is None:
        return one is other
    return all(
        one.get(name) == other.get(name) for name in (one.keys() | other.keys()) - apart_from
    )


def _restored(before: Row, present: Row | None, own: set[str]) -> Row:
    """The row as it was before, but with its own life going on: it is a further revision."""
    row = dict(before)
    if present:
        row |= {name: present[name] for name in own if name in present}
    row["rev"] = revision(row) + 1
    if "modified" in row:
        row["modified"] = later(row["modified"])
    return row
