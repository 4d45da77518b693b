"""Another look at an article's source."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.model import AnchorState, Article, Metadata, Span
from reader.model.errors import ReaderError
from reader.sources import Input, SourceError, cleaning
from reader.sources.routes import read_text
from reader.workspace import Workspace
from reader.workspace.opened import NEWER
from tests.sources.server import Server, reply, serve
from tests.workspace.conftest import Make


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as opened:
        yield opened


def mark(workspace: Workspace, article: Article, words: str) -> None:
    start = article.text.index(words)
    workspace.annotate(article, Span(start, start + len(words)), note=words)


def edit(story: Path, old: str, new: str) -> None:
    story.write_text(story.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_nothing_has_changed(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    found = workspace.comparing.again(article)
    assert found.same
    assert found.summary == "Nothing has changed."
    assert (found.changes, found.details) == ((), ())


def test_what_changed_by_block_and_by_word(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    edit(story, "on Monday evening", "on Tuesday")
    edit(story, "Shop owners along the quay had asked for an early start of the work.", "")
    found = workspace.comparing.again(article)
    assert not found.same
    assert [change.kind for change in found.changes] == ["changed", "removed"]
    changed = found.changes[0]
    assert [span.of(found.old.text) for span in changed.old_words] == ["Monday evening"]
    assert [span.of(found.new.text) for span in changed.new_words] == ["Tuesday"]
    assert found.changes[1].old is not None
    assert found.changes[1].old.of(found.old.text).startswith("Shop owners")
    assert found.summary == "1 paragraph changed, 1 paragraph removed."
    assert make().open(str(story)).id != article.id  # nothing was written


def test_noted_words_that_change_come_first(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    mark(workspace, article, "The council of Northport")
    mark(workspace, article, "Nobody wants to build it twice")
    edit(story, "Nobody wants to build it twice", "We shall see")
    edit(story, "Harbour Vote", "A New First Line For It All\n\nHarbour Vote")
    found = workspace.comparing.again(article)
    assert [each.annotation.note for each in found.marks] == [
        "Nobody wants to build it twice",
        "The council of Northport",
    ]
    assert [each.touched for each in found.marks] == [True, False]
    assert found.marks[0].old.state is AnchorState.EXACT
    assert found.summary.endswith("; 1 of your notes stands on changed words.")


def test_the_new_version_is_taken_when_accepted_and_can_be_undone(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    mark(workspace, article, "asked for an early start")
    edit(story, "on Monday evening", "late on Tuesday night")
    new = workspace.comparing.accept(workspace.comparing.again(article))
    assert new.id == article.id
    again = make().open(str(story))
    assert (again.id, again.text) == (article.id, new.text)
    (moved,) = make().marks(again)
    assert moved.anchor.state is AnchorState.MOVED
    assert workspace.undo().label == "newer version"
    assert make().open(article.id).text == article.text


def test_notes_come_along_though_the_new_text_was_opened_by_itself(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    mark(workspace, article, "asked for an early start")
    edit(story, "on Monday evening", "late on Tuesday night")
    other = make()
    other.keep(other.open(str(story)))
    known, _ = workspace.comparing.last_used(str(story))
    assert known.id == article.id
    workspace.comparing.accept(workspace.comparing.again(known))
    again = make().open(str(story))
    assert again.id == article.id
    assert len(make().marks(again)) == 1
    workspace.undo()
    assert make().open(str(story)).id != article.id


def test_a_page_is_fetched_again(make: Make, server: Server, story: Path) -> None:
    text = story.read_text(encoding="utf-8")
    url = server.on("/a", reply(text.encode(), "text/plain"))
    workspace = make()
    article = workspace.open(url)
    server.on("/a", reply(text.replace("Monday", "Friday").encode(), "text/plain"))
    told: list[str] = []
    workspace.progress = told.append
    found = workspace.comparing.again(article)
    assert [s.of(found.new.text) for s in found.changes[0].new_words] == ["Friday"]
    assert told[-1] == ""
    assert len(server.asked) == 2
    over = threading.Event()
    server.on("/a", lambda request: (over.wait(20), None)[1])
    with pytest.raises(ReaderError, match="was cancelled"):
        workspace.comparing.again(article, cancel=lambda: True)
    over.set()
    server.on("/a", reply(status=404))
    with pytest.raises(ReaderError, match="404"):
        workspace.comparing.again(article)
    # From the library too, in another run.
    workspace.keep(article)
    server.on("/a", reply(text.replace("Monday", "Sunday").encode(), "text/plain"))
    other = make()
    found = other.comparing.again(other.open(article.id))
    assert [s.of(found.new.text) for s in found.changes[0].new_words] == ["Sunday"]


def test_a_file_is_not_fetched_unless_that_is_wanted(
    make: Make, server: Server, story: Path
) -> None:
    workspace = make()
    text = story.read_text(encoding="utf-8").replace("Monday", "Friday")
    url = server.on("/a", reply(text.encode(), "text/plain"))
    article = workspace.open(str(story), Metadata(url=url))
    assert workspace.comparing.again(article).same
    assert server.asked == []
    found = workspace.comparing.again(article, web=True)
    assert [s.of(found.new.text) for s in found.changes[0].new_words] == ["Friday"]


def test_details_that_changed(make: Make, tmp_path: Path, story: Path) -> None:
    source = tmp_path / "a.md"
    body = story.read_text(encoding="utf-8")
    source.write_text(f"---\ntitle: One\nauthor: Ann Other\n---\n{body}", encoding="utf-8")
    workspace = make()
    article = workspace.open(str(source))
    source.write_text(f"---\ntitle: Two\n---\n{body}", encoding="utf-8")
    found = workspace.comparing.again(article)
    assert [(each.field, each.old, each.new) for each in found.details] == [("title", "One", "Two")]
    assert found.summary == "Title differs."


def test_a_file_that_changes_says_so_without_being_read_again(
    make: Make, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make()
    article = workspace.open(str(story))
    assert not workspace.comparing.changed(article)
    edit(story, "Monday", "Friday")
    assert workspace.comparing.changed(article)
    monkeypatch.setattr("reader.sources.read_file", None)
    assert workspace.comparing.changed(article)
    monkeypatch.undo()
    edit(story, "Friday", "Monday")
    assert not workspace.comparing.changed(article)
    story.unlink()
    assert not workspace.comparing.changed(article)
    workspace.keep(article)
    with pytest.raises(ReaderError, match="is gone, so it cannot be looked at again"):
        workspace.comparing.again(article)


def test_an_accepted_file_has_not_changed(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    edit(story, "Monday", "Friday")
    assert workspace.comparing.changed(article)
    new = workspace.comparing.accept(workspace.comparing.again(article))
    assert not workspace.comparing.changed(new)


def test_an_older_cleaners_version_stays_until_the_newer_is_accepted(
    make: Make, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make()
    article = workspace.open(str(story))
    workspace.keep(article)

    def newer(source: Input, restored: Sequence[int]) -> object:
        from dataclasses import replace

        from reader.model import Block, BlockKind, Blocks

        reading = read_text(source, restored)
        text = reading.text.replace("officials said", "said officials")
        return replace(reading, text=text, blocks=Blocks([Block(BlockKind.NOTE, Span(0, 9))]))

    monkeypatch.setattr(cleaning, "read_text", newer)
    monkeypatch.setattr(cleaning, "CLEANER_VERSION", 99)
    later = make()
    again = later.open(str(story))
    assert (again.text, again.blocks) == (article.text, article.blocks)
    assert again.version.notices == (NEWER,)
    found = later.comparing.again(again)
    assert "said officials" in found.new.text
    later.comparing.accept(found)
    newest = make().open(str(story))
    assert newest.text == found.new.text
    assert NEWER not in newest.version.notices
    later.undo()
    assert make().open(str(story)).text == article.text


def test_a_version_opens_even_when_its_source_no_longer_can(
    make: Make, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make()
    article = workspace.open(str(story))
    workspace.keep(article)

    def refuses(source: object, restored: object) -> object:
        raise SourceError("no longer")

    monkeypatch.setattr(cleaning, "read_text", refuses)
    assert make().open(str(story)).text == article.text
