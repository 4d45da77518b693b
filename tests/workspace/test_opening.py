from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Metadata
from reader.model.errors import ReaderError
from reader.workspace import sample
from tests.sources.server import reply, serve
from tests.workspace.conftest import Make


def test_the_sample_opens_with_what_is_known_about_it(make: Make) -> None:
    article = make().open(str(sample()))
    assert article.metadata.site == "VOA News"
    assert article.metadata.guessed == ("published",)


def test_opening_writes_nothing(make: Make, story: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    make().open(str(story))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_an_article_keeps_its_id_when_its_words_change(make: Make, story: Path) -> None:
    workspace = make()
    first = workspace.open(str(story))
    workspace.keep(first)
    assert make().open(str(story)).id == first.id
    copy = story.with_name("copy.txt")
    copy.write_bytes(story.read_bytes())
    assert make().open(str(copy)).id == first.id


def test_other_words_at_the_same_path_are_another_article(make: Make, story: Path) -> None:
    workspace = make()
    first = workspace.open(str(story))
    workspace.keep(first)
    story.write_text("Quite another piece of news, with other words in it, and more of them.\n")
    assert make().open(str(story)).id != first.id


def test_an_article_opens_from_the_library_when_its_file_is_gone(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    workspace.keep(article)
    story.unlink()
    again = make().open(article.id)
    assert again == article
    with pytest.raises(ReaderError, match="no file named"):
        make().open("0123456789abcdef")


def test_standard_input_is_read_once(
    make: Make, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(story.read_bytes()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert make().open("-").text == make().open(str(story)).text


def test_details_that_the_user_edited_win_over_the_source(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    workspace.keep(article)
    edited = replace(article.metadata, authors=("Jo Penn",), published="2024-05-06")
    workspace.store.articles.set_details(article.id, edited)
    metadata = make().open(str(story)).metadata
    assert metadata.authors == ("Jo Penn",)
    assert metadata.published == "2024-05-06"


def test_what_is_said_on_opening_wins_over_everything(make: Make, story: Path) -> None:
    workspace = make()
    workspace.keep(workspace.open(str(story)))
    assert make().open(str(story), Metadata(title="Named", site="Here")).metadata.site == "Here"


def test_a_page_that_is_gone_is_still_in_the_library(
    make: Make, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    workspace = make()
    with serve() as server:
        url = server.on("/a", reply(story.read_bytes(), "text/plain"))
        article = workspace.open(url)
        workspace.keep(article)
        server.on("/a", reply(status=404))
        with pytest.raises(ReaderError, match=f"404.* in your library: reader {article.id}"):
            make().open(url)
    assert make().open(article.id).text == article.text


def test_notes_on_another_text_of_the_same_file_are_spoken_of(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    workspace.annotate(article, article.blocks.span(1), note="which?")
    story.write_text("Quite another piece of news, with other words in it, and more of them.\n")
    (notice,) = make().open(str(story)).version.notices
    assert "with 1 of your notes" in notice
    assert notice.endswith(f"reader compare {story} --accept")
