"""The quote bank in step with the store."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reader.bank import file
from reader.bank.rows import Said
from reader.model import Article, Metadata
from reader.workspace import Workspace
from reader.workspace.bank import in_step
from tests.workspace.conftest import Make
from tests.workspace.speaking import COUNCIL, SAID, analysis, keep, know, span


def found(workspace: Workspace, query: str = "", what: str = "quotes") -> list[str]:
    workspace.bank._in_step._looked = -10.0
    hits = workspace.bank.find(query, what, typing=False).hits  # type: ignore[arg-type]
    return [hit.words for hit in hits]


def note(workspace: Workspace, article: Article, words: str, **fields: object) -> None:
    place = span(article.text, words)
    known = workspace.known_analysis(article)
    workspace.annotate(article, place, analysis=known, **fields)  # type: ignore[arg-type]


def test_what_was_said_in_the_library_is_found_without_opening_it(
    make: Make, tmp_path: Path
) -> None:
    keep(make(), tmp_path)
    workspace = make()
    (hit,) = workspace.bank.find('speaker:ellis "more time"').hits
    assert (hit.number, hit.speaker, hit.role) == ("1", "Mara Ellis", "of the council")
    assert (hit.kind, hit.sure, hit.paragraph) == ("direct", True, 1)
    assert hit.span == span(COUNCIL, SAID[0][0])
    assert hit.context == COUNCIL.split("\n\n")[1].split(" “Nobody")[0]


def test_an_annotation_that_touches_a_statement_counts_as_its_speakers(
    make: Make, tmp_path: Path
) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    note(workspace, article, "time to read", note="ask her", tags=["plan"])
    (hit,) = workspace.bank.find("speaker:ellis tag:plan").hits
    assert (hit.words, hit.tags, hit.notes) == (SAID[0][0], ("plan",), ("ask her",))
    (hit,) = workspace.bank.find("speaker:ellis", "notes").hits
    assert (hit.words, hit.state, hit.speaker) == ("time to read", "exact", "Mara Ellis")
    assert hit.context.startswith("“We need more time")
    assert found(workspace, "tag:plan", "text") == [COUNCIL.split("\n\n")[1]]


def test_a_tag_that_a_note_names_is_one(make: Make, tmp_path: Path) -> None:
    workspace = make()
    note(workspace, keep(workspace, tmp_path), "time to read", note="see the #Plan", tags=["plan"])
    assert [tag.name for tag in workspace.tags()] == ["plan"]
    note(workspace, workspace.open(str(tmp_path / "council.txt")), "Shop owners", note="#quay")
    assert len(found(workspace, "tag:quay", "notes")) == 1


def test_a_note_on_the_whole_article_is_a_row_of_the_notes(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    workspace.annotate(article, None, note="the whole affair")
    (hit,) = workspace.bank.find("affair", "notes").hits
    assert (hit.words, hit.span, hit.paragraph) == ("", None, None)


def test_every_change_of_the_store_is_found_at_the_next_search(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    assert found(workspace, "has:note") == []
    note(workspace, article, "time to read", note="first")
    assert found(workspace, "first") == [SAID[0][0]]
    annotation = workspace.store.annotations.of(article.id)[0]
    workspace.change(annotation, note="second")
    assert (found(workspace, "first"), found(workspace, "second")) == ([], [SAID[0][0]])
    workspace.undo()
    assert found(workspace, "first") == [SAID[0][0]]
    workspace.delete(workspace.store.annotations.of(article.id)[0])
    assert found(workspace, "first") == []
    workspace.set_details(article, replace(article.metadata, site="Harbour Post"))
    assert len(found(workspace, "site:post")) == 3


def test_what_another_window_saves_is_found(make: Make, tmp_path: Path) -> None:
    one, other = make(), make()
    article = keep(one, tmp_path)
    assert found(one, "has:note") == []
    note(other, other.open(article.id), "time to read", note="from there")
    assert found(one, "from there") == [SAID[0][0]]


def test_corrections_hold_in_the_bank(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    assert found(workspace, "is:unsure") == [SAID[1][0]]
    known = workspace.known_analysis(article)
    assert known is not None
    workspace.settling.speaker(article, [known.utterances()[1]], "Lena Fenn")
    assert found(workspace, "is:unsure") == []
    assert found(workspace, "speaker:fenn") == [SAID[1][0]]
    workspace.undo()
    assert found(workspace, "speaker:fenn") == []


def test_a_search_leaves_the_analysis_on_screen_alone(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    keep(workspace, tmp_path, "Other words.\n\nOf another story.", name="other.txt")
    shown = workspace.known_analysis(article)
    assert found(workspace)
    assert workspace.latest_analysis(article) is shown


def test_a_tag_is_found_by_its_aliases_and_after_a_merge_and_with_those_below_it(
    make: Make, tmp_path: Path
) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    book = workspace.store.codebook
    note(workspace, article, "time to read", tags=["claim"])
    note(workspace, article, "build it twice", tags=["to check"])
    claim, check = book.find("claim"), book.find("to check")
    assert claim and check
    book.change(check, aliases=("verify",))
    assert found(workspace, "tag:verify") == found(workspace, "tag:to-check") == [SAID[1][0]]
    book.change(check, parent=claim.id)
    assert len(found(workspace, "tag:claim")) == 2
    book.merge(check, claim)
    assert len(found(workspace, 'tag:"to check"')) == 2
    assert {tag for hit in workspace.bank.find("has:tag").hits for tag in hit.tags} == {"claim"}
    book.delete(book.find("claim") or claim)
    assert found(workspace, "has:tag") == []
    assert len(found(workspace, "is:untagged")) == 3


def test_a_tag_that_there_is_not_is_said(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    assert workspace.bank.find("tag:nothing ").unknown == ("There is no tag “nothing”.",)
    assert workspace.bank.find("tag:noth").unknown == ()


def test_a_speaker_is_found_by_the_names_that_the_user_gave(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    workspace.store.people.add("Mayor of Northport", names=["Mara Ellis", "Mayor of Northport"])
    assert len(found(workspace, 'speaker:"mayor of northport"')) == 2


def test_articles_without_an_analysis_are_counted_until_they_have_one(
    make: Make, tmp_path: Path
) -> None:
    workspace = make()
    article = keep(workspace, tmp_path, analysed=False)
    german = "Der Rat hat die Abstimmung über den Hafen verschoben, und niemand weiß, warum."
    keep(
        workspace, tmp_path, german, name="rat.txt", analysed=False,
        known=Metadata(language="de"),
    )  # fmt: skip
    assert workspace.bank.find("").awaiting == len(workspace.bank.awaiting())
    assert article.id in workspace.bank.awaiting()
    know(workspace, article)
    assert len(found(workspace)) == 3
    assert article.id not in workspace.bank.awaiting()


def test_words_are_found_in_the_text_before_an_article_is_analysed(
    make: Make, tmp_path: Path
) -> None:
    workspace = make()
    keep(workspace, tmp_path, analysed=False)
    assert found(workspace, "monday", "text") == [COUNCIL.split("\n\n")[-1]]


def test_a_deleted_article_is_gone_and_comes_back_with_undo(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    assert len(found(workspace)) == 3
    workspace.store.articles.delete(article.id)
    assert found(workspace) == []
    workspace.undo()
    assert len(found(workspace)) == 3


def test_the_index_lost_or_damaged_is_made_again(make: Make, tmp_path: Path) -> None:
    keep(make(), tmp_path)
    workspace = make()
    assert len(found(workspace)) == 3
    workspace.close()
    (index,) = (tmp_path / "cache" / "bank").glob("*.sqlite")
    index.unlink()
    assert len(found(make())) == 3
    index.write_bytes(b"nonsense" * 4000)
    assert len(found(make())) == 3


def test_the_index_lost_while_it_is_in_use_is_made_again(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    assert len(found(workspace)) == 3
    workspace.bank._bank.clear()
    assert len(found(workspace)) == 3


def test_a_private_search_finds_everything_and_writes_nothing(make: Make, tmp_path: Path) -> None:
    keep(make(), tmp_path)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    workspace = make(private=True)
    article = workspace.open(str(tmp_path / "council.txt"))
    note(workspace, article, "time to read", note="secret")
    assert found(workspace, "secret") == [SAID[0][0]]
    workspace.close()
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_each_store_has_an_index_of_its_own(make: Make, tmp_path: Path) -> None:
    keep(make(), tmp_path)
    other = make(annotations=tmp_path / "elsewhere")
    assert len(found(make())) == 3
    assert found(other) == []


def test_where_no_index_can_be_kept_it_is_in_memory_and_said(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    (tmp_path / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache" / "bank").write_text("in the way")
    assert len(found(workspace)) == 3
    assert any("memory" in notice for notice in workspace.notices())


def test_a_large_library_is_read_beside_the_first_search(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_step.InStep.keep, "__defaults__", (3, None))
    monkeypatch.setattr(in_step, "_BATCH", 2)
    filling = make()
    for number in range(7):
        keep(filling, tmp_path, f"{COUNCIL}\n\nAnd {number} more.", name=f"{number}.txt")
    filling.close()
    workspace = make()
    first = workspace.bank.find("")
    assert first.behind >= 0
    workspace.bank.catch_up()
    last = workspace.bank.find("")
    assert (last.total, last.articles, last.behind) == (21, 7, 0)


def test_reading_everything_tells_how_far_it_is(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    told: list[tuple[int, int]] = []
    workspace.bank.catch_up(lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_what_is_forgotten_is_gone_from_the_index(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    assert found(workspace)
    workspace.store.forget(article.id)
    assert workspace.bank.forget(article.id) == []
    workspace.close()
    index = next((tmp_path / "cache" / "bank").glob("*.sqlite"))
    assert b"build it twice" not in index.read_bytes()


def test_the_index_is_checked_and_made_anew(make: Make, tmp_path: Path) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    assert [fine for fine, _ in workspace.bank.check()] == [True]
    assert workspace.bank.rebuild() == 1
    ((fine, sentence),) = workspace.bank.check()
    assert fine and "1 article" in sentence
    workspace.close()
    index = next((tmp_path / "cache" / "bank").glob("*.sqlite"))
    with index.open("r+b") as file:
        for place in range(8192, os.path.getsize(index) - 4096, 4096):
            file.seek(place)
            file.write(b"\xff" * 200)
    again = make()
    checks = list(again.bank.check())
    assert checks[-1][0]
    assert len(found(again)) == 3


def test_who_is_quoted_where(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    one, other = workspace.bank.speakers()
    assert (one.article, one.name, one.names) == (article.id, "Mara Ellis", ("Mara Ellis", "Ellis"))
    assert (one.quotes, one.role) == (2, "of the council")
    assert (other.name, other.quotes) == ("Jon Ábel", 1)
    assert workspace.bank.speakers() is workspace.bank.speakers()


def test_a_lost_note_stays_in_the_list(make: Make, tmp_path: Path) -> None:
    workspace = make()
    article = keep(workspace, tmp_path)
    note(workspace, article, "in the spring of next year", note="when exactly")
    shorter = article.text.partition("The vote had")[0].strip()
    path = tmp_path / "council.txt"
    path.write_text(shorter, encoding="utf-8")
    again = replace(workspace.open(str(path)), id=article.id)
    workspace.keep(again)
    (hit,) = workspace.bank.find("is:lost", "notes").hits
    assert (hit.words, hit.span, hit.notes) == (
        "in the spring of next year",
        None,
        ("when exactly",),
    )
    assert found(workspace, "is:lost") == []


def test_a_file_that_another_process_will_not_let_go_of_is_left_to_it(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filling = make()
    keep(filling, tmp_path)
    assert len(found(filling)) == 3
    filling.close()
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    index = next((tmp_path / "cache" / "bank").glob("*.sqlite"))
    holder = sqlite3.connect(index, isolation_level=None)
    holder.execute("begin exclusive")
    workspace = make()
    assert len(found(workspace)) == 3
    assert any("memory" in notice for notice in workspace.notices())
    holder.execute("rollback")
    holder.close()


def test_a_file_that_is_held_while_it_is_asked_is_left_too(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = make()
    keep(workspace, tmp_path)
    bank = workspace.bank._bank
    said = bank.said

    def held() -> tuple[Said, ...]:
        if bank.in_memory:
            return said()
        raise file.Held("The index for searching is in use: database is locked.")

    monkeypatch.setattr(bank, "said", held)
    assert len(workspace.bank.speakers()) == 2
    assert len(found(workspace)) == 3
    assert any("memory" in notice for notice in workspace.notices())


def test_quotes_found_in_private_stay_while_notes_are_made(make: Make, tmp_path: Path) -> None:
    workspace = make(private=True)
    article = keep(workspace, tmp_path, analysed=False)
    workspace.bank.take(article.id, analysis(article.text))
    assert len(found(workspace)) == 3
    workspace.annotate(article, span(article.text, "time to read"), note="secret")
    assert found(workspace, "secret") == [SAID[0][0]]


def test_without_an_analysis_a_note_is_by_whom_it_was_by_when_it_was_made(
    make: Make, tmp_path: Path
) -> None:
    workspace = make()
    article = keep(workspace, tmp_path, analysed=False)
    place = span(article.text, "time to read")
    workspace.annotate(article, place, note="x", analysis=analysis(article.text))
    (hit,) = workspace.bank.find("speaker:ellis kind:direct", "notes").hits
    assert (hit.speaker, hit.role, hit.kind) == ("Mara Ellis", "of the council", "direct")
