from __future__ import annotations

import io
from pathlib import Path

import pytest

from reader.annotation import StoreError
from reader.model import AnchorState, Article, QuoteKind, Span
from reader.model.errors import ReaderError
from reader.workspace import Workspace, sample
from tests.workspace.conftest import Make

WORDS = "the harbour until the spring"


def span_of(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def opened(workspace: Workspace, story: Path) -> Article:
    return workspace.open(str(story))


def test_a_note_is_there_after_a_restart(make: Make, story: Path) -> None:
    workspace = make()
    article = opened(workspace, story)
    made = workspace.annotate(article, span_of(article, WORDS), note="When?", tags=["harbour"])
    (mark,) = make().marks(opened(make(), story))
    assert mark.annotation.id == made.id
    assert mark.annotation.note == "When?"
    assert mark.annotation.creator == "ann"
    assert mark.tags == ("harbour",)
    assert mark.anchor.state is AnchorState.EXACT
    assert mark.anchor.span == span_of(article, WORDS)


def test_an_annotation_on_an_utterance_says_whose_words_they_are(make: Make, story: Path) -> None:
    workspace = make()
    article = opened(workspace, story)
    analysis = workspace.analysis(article)
    made = workspace.annotate(article, span_of(article, "more time"), analysis=analysis)
    assert made.speaker == "Mara Ellis"
    assert made.kind == QuoteKind.DIRECT.value


def test_a_note_can_stand_on_the_whole_article(make: Make, story: Path) -> None:
    workspace = make()
    article = opened(workspace, story)
    workspace.annotate(article, None, note="For chapter two")
    (mark,) = workspace.marks(article)
    assert mark.anchor.span is None
    assert mark.anchor.state is AnchorState.EXACT


def test_note_and_tags_change_apart(make: Make, story: Path) -> None:
    workspace = make()
    article = opened(workspace, story)
    made = workspace.annotate(article, span_of(article, WORDS), note="one", tags=["a"])
    made = workspace.change(made, note="two")
    made = workspace.change(made, tags=["a", "b", "A"])
    (mark,) = workspace.marks(article)
    assert mark.annotation.note == "two"
    assert mark.tags == ("a", "b")


def test_what_was_deleted_comes_back_and_goes_again(make: Make, story: Path) -> None:
    workspace = make()
    article = opened(workspace, story)
    workspace.delete(workspace.annotate(article, span_of(article, WORDS)))
    assert workspace.marks(article) == ()
    workspace.undo()
    assert len(workspace.marks(article)) == 1
    workspace.redo()
    assert workspace.marks(article) == ()
    again = make()
    again.undo()
    assert len(again.marks(article)) == 1


def test_there_may_be_nothing_to_undo(make: Make) -> None:
    with pytest.raises(StoreError):
        make().undo()


def test_an_analysis_is_made_once(make: Make, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make()
    article = opened(first, story)
    found = first.analysis(article)
    second = make()
    monkeypatch.setattr("subprocess.Popen", None)
    assert second.known_analysis(article) == found
    assert second.analysis(article) == found


def test_a_text_in_another_language_is_not_analysed(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "german.txt"
    path.write_text(
        "Der Rat der Stadt hat die Entscheidung über den Hafen auf das nächste Jahr verschoben, "
        "und die Händler am Ufer sind damit nicht zufrieden, wie sie am Montag sagten.\n"
    )
    workspace = make()
    with pytest.raises(ReaderError, match="not in English"):
        workspace.analysis(workspace.open(str(path)))


def test_private_reading_writes_nothing(make: Make, story: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    workspace = make(private=True)
    article = opened(workspace, story)
    workspace.analysis(article)
    workspace.annotate(article, span_of(article, WORDS), note="hush")
    workspace.state.put_place(article.id, 7)
    assert len(workspace.marks(article)) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_what_was_read_last_is_opened_again(make: Make, story: Path) -> None:
    workspace = make()
    assert workspace.default_source() == str(sample())
    article = opened(workspace, story)
    workspace.keep(article)
    workspace.read_last(article)
    assert make().default_source() == str(story)
    story.unlink()
    assert make().default_source() == article.id
    assert make().open(article.id).text == article.text


def test_export_and_import_carry_notes_from_store_to_store(
    make: Make, story: Path, tmp_path: Path
) -> None:
    workspace = make()
    article = opened(workspace, story)
    workspace.annotate(article, span_of(article, WORDS), note="When?", tags=["harbour"])
    lines = "".join(workspace.exporting.lines()).encode()
    other = make(annotations=tmp_path / "other")
    assert other.import_notes(io.BytesIO(lines)).added == 1
    assert [mark.annotation.note for mark in other.marks(article)] == ["When?"]
