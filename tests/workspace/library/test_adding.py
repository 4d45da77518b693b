"""A corpus put into the library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.workspace import Workspace
from reader.workspace.library.adding import Added
from reader.workspace.library.corpus import Columns
from tests.workspace.conftest import Make


def story(number: int, paragraphs: int = 8) -> str:
    parts = [
        f"On day {number}.{n} the council heard of pier {number * n} and of cost {number + n * 7} "
        f"from builder {number * 31 + n}, who asked for answer {n} before week {number + n}."
        for n in range(paragraphs)
    ]
    return f"Council Hears Story Number {number} Of The Year\n\n" + "\n\n".join(parts) + "\n"


@pytest.fixture
def workspace(make: Make, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    return make()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    return folder


def add(workspace: Workspace, *sources: Path | str, columns: Columns | None = None) -> list[Added]:
    return list(workspace.library.add([str(source) for source in sources], columns))


def outcomes(made: list[Added]) -> list[str]:
    return [one.outcome for one in made]


def test_a_folder_is_added_and_its_quotes_are_found(workspace: Workspace, folder: Path) -> None:
    (folder / "said.txt").write_text(
        "Council Puts Off Its Vote On The Harbour\n\n"
        "“We need more time to read the plan,” said Mara Ellis on Monday.\n",
        encoding="utf-8",
    )
    made = add(workspace, folder)
    assert outcomes(made) == ["added"] * 4
    assert [(one.done, one.total) for one in made] == [(n, 4) for n in range(1, 5)]
    assert made[0].title.startswith("Council Hears Story")
    (hit,) = workspace.bank.find('speaker:ellis "more time"').hits
    assert hit.article == made[3].article
    assert workspace.bank.awaiting() == ()


def test_what_was_added_is_not_done_again(workspace: Workspace, folder: Path) -> None:
    first = add(workspace, folder)
    again = add(workspace, folder)
    assert outcomes(again) == ["known"] * 3
    assert [one.article for one in again] == [one.article for one in first]
    assert {one.why for one in again} == {"It is in the library."}


def test_a_run_that_was_stopped_goes_on_where_it_was(workspace: Workspace, folder: Path) -> None:
    run = workspace.library.add([str(folder)])
    next(run)
    assert outcomes(add(workspace, folder)) == ["known", "added", "added"]


def test_it_can_be_cancelled(workspace: Workspace, folder: Path) -> None:
    seen: list[Added] = []
    for one in workspace.library.add([str(folder)], cancel=lambda: len(seen) == 2):
        seen.append(one)
    assert len(seen) == 2


def test_an_article_kept_but_not_analysed_is_analysed_at_the_next_run(
    workspace: Workspace, folder: Path
) -> None:
    article = workspace.open(str(folder / "0.txt"))
    workspace.keep(article)
    assert workspace.bank.awaiting() == (article.id,)
    assert outcomes(add(workspace, folder / "0.txt")) == ["known"]
    assert workspace.bank.awaiting() == ()


def test_the_same_text_elsewhere_is_said_to_be_a_duplicate(
    workspace: Workspace, folder: Path
) -> None:
    (folder / "copy.txt").write_text(story(0), encoding="utf-8")
    made = add(workspace, folder / "0.txt", folder / "copy.txt")
    assert outcomes(made) == ["added", "known"]
    assert made[1].why == f"The same text as “{made[0].title}”."
    assert made[1].article == made[0].article
    assert len(workspace.library.rows()) == 1


def test_near_copies_are_listed(workspace: Workspace, folder: Path) -> None:
    (folder / "wire.txt").write_text(
        story(1).replace("On day 1.0 the council heard", "Our reporter writes that it heard"),
        encoding="utf-8",
    )
    made = add(workspace, folder)
    assert outcomes(made) == ["added", "added", "added", "near"]
    assert made[3].why == f"Nearly the same text as “{made[1].title}”."
    rows = {row.id: row for row in workspace.library.rows()}
    assert rows[made[1].article or ""].near == (made[3].article,)


def test_what_fails_is_said_and_the_rest_goes_on(workspace: Workspace, folder: Path) -> None:
    (folder / "1.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    made = add(workspace, folder, folder / "nothing.txt")
    assert outcomes(made) == ["added", "failed", "added", "failed"]
    assert "image" in made[1].why
    assert made[1].article is None


def test_rows_of_a_table_are_articles_with_what_the_columns_say(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [
        {"headline": f"Title {n}", "words": story(n), "date": f"2020-01-0{n + 1}", "site": "Post"}
        for n in range(2)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made = add(workspace, path, columns=Columns(text="words"))
    assert outcomes(made) == ["added", "added"]
    rows_known = workspace.library.rows()
    assert sorted((row.title, row.published, row.site) for row in rows_known) == [
        ("Title 0", "2020-01-01", "Post"),
        ("Title 1", "2020-01-02", "Post"),
    ]
    assert outcomes(add(workspace, path, columns=Columns(text="words"))) == ["known", "known"]


def test_an_address_that_the_library_knows_is_not_fetched(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "corpus.jsonl"
    row = {"text": story(1), "url": "https://news.invalid/1?utm_source=x"}
    path.write_text(json.dumps(row), encoding="utf-8")
    (first,) = add(workspace, path)
    (again,) = add(workspace, "https://news.invalid/1")
    assert (again.outcome, again.article) == ("known", first.article)


def test_a_text_that_cannot_be_analysed_is_kept_and_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "rat.txt"
    path.write_text(
        "Der Rat von Nordhafen hat die Abstimmung über den Hafen verschoben\n\n"
        + "Die Mitglieder wollen den Plan noch einmal lesen, und niemand weiß, wie lange das "
        "dauern wird, denn die Unterlagen sind erst am Montag gekommen und nicht vollständig.\n\n"
        * 3,
        encoding="utf-8",
    )
    (one,) = add(workspace, path)
    assert one.outcome == "added"
    assert "not in English" in one.why
    assert workspace.bank.awaiting() == ()


def test_an_article_that_was_deleted_comes_back(workspace: Workspace, folder: Path) -> None:
    (one,) = add(workspace, folder / "0.txt")
    workspace.library.delete([one.article or ""])
    assert workspace.library.rows() == ()
    assert outcomes(add(workspace, folder / "0.txt")) == ["added"]
    assert len(workspace.library.rows()) == 1
