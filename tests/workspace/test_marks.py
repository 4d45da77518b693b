"""Annotations on the text that is shown."""

from pathlib import Path

import pytest

from reader.annotation.anchor import Anchorer
from reader.model import Anchor, Selector, Span
from reader.workspace import sample
from reader.workspace.marks import _known
from tests.ui.sample import SampleWorkspace


def test_where_words_stand_in_a_text_is_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = SampleWorkspace(tmp_path)
    article = workspace.open(str(sample()))
    first = workspace.annotate(article, Span(0, 12))
    looked: list[Selector] = []
    anchor = Anchorer.anchor

    def watched(anchorer: Anchorer, selector: Selector) -> Anchor:
        looked.append(selector)
        return anchor(anchorer, selector)

    _known.cache_clear()
    monkeypatch.setattr(Anchorer, "anchor", watched)
    assert [mark.anchor.span for mark in workspace.marks(article)] == [Span(0, 12)]
    workspace.change(first, note="more")
    workspace.annotate(article, Span(20, 30))
    assert [mark.anchor.span for mark in workspace.marks(article)] == [Span(0, 12), Span(20, 30)]
    assert len(looked) == 2
