"""What is forgotten leaves no trace; the rest stays."""

from __future__ import annotations

from pathlib import Path

from reader.workspace import Workspace
from tests.workspace.conftest import Make

SECRET = "Shop owners along the quay"


def traces(folder: Path, *words: bytes) -> list[str]:
    """The files below `folder` that hold any of the words, or bear one as their name."""
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file()
        and any(word in path.read_bytes() or word.decode() in path.name for word in words)
    ]


def full(workspace: Workspace, story: Path) -> tuple[str, str]:
    """Read, annotate, copy and search the story; its id and the hash of its text."""
    shown = workspace.open(str(story))
    workspace.keep(shown)
    workspace.read_last(shown)
    workspace.annotate(shown, shown.blocks.span(1), note="a secret note")
    workspace.analysis(shown)
    workspace.bank.find("quay", "text")
    workspace.state.put_place(shown.id, 20)
    workspace.state.put("draft", {"on": f"{shown.version.sha256[:16]}:2-9", "text": "half a note"})
    workspace.copy(SECRET)
    split = next(row for row in workspace.people.rows() if row.name == "Mara Ellis")
    workspace.people.split(split.key, "Mara Ellis", [shown.id])
    return shown.id, shown.version.sha256


def test_no_trace_of_a_forgotten_article_is_left_anywhere(
    make: Make, story: Path, tmp_path: Path
) -> None:
    article, text = full(make(), story)
    kept = story.rename(tmp_path.parent / "story kept elsewhere.txt")
    hidden = (article.encode(), text.encode(), b"secret note", SECRET.encode(), b"half a note")
    assert len(traces(tmp_path, *hidden)) > 6
    workspace = make()
    forgetting = workspace.forgetting
    found = forgetting.traces(article)
    assert (found.notes, found.in_library) == (1, True)
    assert forgetting.forget(found) == []
    workspace.close()
    assert traces(tmp_path, *hidden) == []
    kept.unlink()


def test_the_notes_on_other_articles_stay(make: Make, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A Word on Tides\n\nThe moon draws the sea twice a day, as sailors know.\n")
    workspace = make()
    full(workspace, story)
    kept = workspace.open(str(other))
    workspace.annotate(kept, kept.blocks.span(1), note="stays")
    forgetting = workspace.forgetting
    forgetting.forget(forgetting.traces(str(story)))
    assert [mark.annotation.note for mark in workspace.marks(kept)] == ["stays"]
    assert workspace.bank.find("sailors", "text").total == 1
    assert workspace.undo().label == "note"


def test_what_could_not_be_removed_is_said(make: Make, story: Path, tmp_path: Path) -> None:
    workspace = make()
    article, text = full(workspace, story)
    (tmp_path / ".git").mkdir()
    stuck = tmp_path / "cache" / "analyses" / text[:2] / f"{text}.0000.json"
    stuck.mkdir(parents=True)
    forgetting = workspace.forgetting
    first, second = forgetting.forget(forgetting.traces(article))
    assert first.startswith(f"{stuck} could not be removed: ")
    assert second == (
        f"The store is in a git repository ({tmp_path}), whose history may still have it."
    )
    assert workspace.store.articles.get(article) is None
