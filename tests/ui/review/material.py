"""The sample with marks that need a look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.annotation.anchor import select
from reader.model import Annotation, Selector, Span
from reader.workspace import sample
from tests.ui.sample import SampleWorkspace, article

GONE = "the ferries will run again in spring"


def words(first: str, last: str) -> Span:
    """The span from `first` to `last` in the sample."""
    text = article().text
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


def _put(workspace: SampleWorkspace, selector: Selector, note: str) -> Annotation:
    return workspace.store.annotations.add(article().id, selector, note=note)


def troubled(home: Path) -> SampleWorkspace:
    """A workspace in which one mark has moved, one was changed, one may stand in several
    places and one is lost, and in which two windows have changed a note at once."""
    workspace = SampleWorkspace(home)
    workspace.keep(workspace.open(str(sample())))
    text = article().text
    said = select(text, words("“North Korea may", "burner,”"), "0" * 64)
    moved = select(text, words("met with Trump", "Hanoi Summit"), "0" * 64)
    _put(workspace, replace(moved, span=moved.span.shifted(40)), "where they met")
    _put(workspace, replace(said, exact=said.exact.replace("back", "far back")), "check this")
    lost = replace(said, exact=GONE, prefix="It is said that ", suffix=" when ice breaks")
    _put(workspace, lost, "still true?")
    anywhere = Selector("0" * 64, Span(90, 101), "North Korea")
    _put(workspace, anywhere, "which of them?")
    here = workspace.annotate(article(), words("“The attack tells", "ladder,”"), note="first")
    workspace.change(here, note="theirs")
    workspace.change(here, note="mine")
    return workspace
