"""Removed lines brought back, with every mark on its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import AnchorState, Settled, Span
from reader.model.errors import ReaderError
from tests.workspace.conftest import Make


@pytest.fixture
def scraped(story: Path) -> Path:
    """The story as scraped, with lines of the page in it."""
    title, *rest = story.read_text(encoding="utf-8").split("\n\n")
    lines = ["Accessibility links", title, "Share this", rest[0], "Advertisement", *rest[1:]]
    story.write_text("\n\n".join(lines), encoding="utf-8")
    return story


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_restored_line_stays_with_every_mark_on_its_words(make: Make, scraped: Path) -> None:
    workspace = make()
    article = workspace.open(str(scraped))
    words = "asked for an early start"
    workspace.annotate(article, span_of(words, article.text), note="when?")
    workspace.store.corrections.add(
        article.id,
        Settled.UNKNOWN,
        workspace.store.annotations.of(article.id)[0].selector,
    )
    line = next(r for r in article.version.removed if r.text == "Advertisement")
    assert line.line is not None
    restored = workspace.restoring.restore(article, [line.line])
    assert "\n\nAdvertisement\n\n" in restored.text
    assert restored.id == article.id
    assert restored.version.restored == (line.line,)

    again = make().open(str(scraped))
    assert again == restored
    (mark,) = make().marks(again)
    assert mark.anchor.state is AnchorState.EXACT
    assert mark.anchor.span is not None and mark.anchor.span.of(again.text) == words
    (correction,) = make().store.corrections.of(article.id)
    assert correction.selector is not None
    assert correction.selector.text_sha256 == again.version.sha256


def test_restoring_is_one_act_that_can_be_undone(make: Make, scraped: Path) -> None:
    workspace = make()
    article = workspace.open(str(scraped))
    note = workspace.annotate(article, span_of("The council", article.text), note="which?")
    numbers = [r.line for r in article.version.removed if r.line is not None]
    restored = workspace.restoring.restore(article, numbers)
    assert restored.version.removed == ()
    assert workspace.undo().label == "restore lines"
    assert make().open(str(scraped)) == article
    assert make().marks(article)[0].annotation.selector == note.selector
    assert workspace.redo().label == "restore lines"
    assert make().open(article.id) == restored


def test_a_restored_line_can_be_taken_back(make: Make, scraped: Path) -> None:
    workspace = make()
    article = workspace.open(str(scraped))
    numbers = [r.line for r in article.version.removed if r.line is not None]
    restored = workspace.restoring.restore(article, numbers)
    workspace.annotate(restored, span_of("Share this", restored.text), note="gone soon")
    workspace.annotate(restored, span_of("Shop owners", restored.text), note="stays")
    back = workspace.restoring.take_back(restored, numbers)
    assert back == article
    states = {mark.annotation.note: mark.anchor.state for mark in workspace.marks(back)}
    assert states["stays"] is AnchorState.EXACT
    assert states["gone soon"] is AnchorState.LOST


def test_what_cannot_be_restored_is_said(make: Make, scraped: Path) -> None:
    workspace = make()
    article = workspace.open(str(scraped))
    with pytest.raises(ReaderError, match="no removed line 999"):
        workspace.restoring.restore(article, [999])
    with pytest.raises(ReaderError, match="Line 1 was not restored"):
        workspace.restoring.take_back(article, [1])


def test_what_is_restored_stays_so_when_the_source_changes(make: Make, scraped: Path) -> None:
    workspace = make()
    article = workspace.open(str(scraped))
    line = next(r for r in article.version.removed if r.text == "Advertisement")
    assert line.line is not None
    article = workspace.restoring.restore(article, [line.line])
    text = scraped.read_text(encoding="utf-8")
    scraped.write_text("A first line of its own\n\n" + text, encoding="utf-8")
    new = workspace.comparing.again(article).new
    assert "\n\nAdvertisement\n\n" in new.text
    assert "Share this" not in new.text
