"""The bank's file: what goes in comes out, and no state of it stops a search."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.bank import file
from reader.bank.bank import Bank
from reader.model import Span
from tests.bank.building import article, bank, note, paragraph, quote, said, search, words

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen " * 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "bank" / "index.sqlite"


def test_what_was_put_in_is_there_after_a_restart(path: Path) -> None:
    bank(article("a", quote("harbour", span=Span(0, 7))), path=path).close()
    again = Bank(path)
    assert words(again, "harbour") == ["harbour"]
    assert again.cards().by_id["a"].stamp == "1"
    assert again.notices == []


def test_an_article_put_in_again_takes_the_place_of_itself() -> None:
    made = bank(article("a", quote("before"), quote("too"), note("x"), said=(said("a", "Zoe", 2),)))
    number = made.cards().by_id["a"].number
    made.put([article("a", quote("after"), stamp="2")])
    assert words(made) == ["after"]
    assert words(made, "before") == words(made, "", "notes") == []
    assert made.cards().by_id["a"].number == number
    assert made.said() == ()


def test_an_article_that_is_dropped_leaves_nothing_behind() -> None:
    made = bank(article("a", quote("gone"), paragraph(LONG)), article("b", quote("kept")))
    made.drop(["a", "nobody"])
    assert words(made) == ["kept"]
    assert words(made, "gone") == []
    assert list(made.cards().by_id) == ["b"]


def test_cards_are_read_again_only_when_something_changed(path: Path) -> None:
    made = bank(article("a", quote("x")), path=path)
    before = made.cards()
    assert made.cards() is before
    bank(article("b", quote("y")), path=path).close()
    assert set(made.cards().by_id) == {"a", "b"}


def test_cards_that_stay_are_as_if_all_were_read_again(path: Path) -> None:
    dated = [article(key, published=f"2020-01-0{day}") for day, key in enumerate("abc", 1)]
    made = bank(*dated, path=path)
    before = made.cards()
    assert [card.id for card in before.newest] == ["c", "b", "a"]
    made.drop(["c"])
    made.put([article("a", published="2020-01-09", stamp="2"), article("d", title="A first one")])
    after, read = made.cards(), Bank(path).cards()
    assert after.by_id["b"] is before.by_id["b"]
    assert [card.id for card in after.newest] == ["a", "b", "d"]
    assert (after.by_number, after.newest, after.titled, after.totals) == (
        read.by_number,
        read.newest,
        read.titled,
        read.totals,
    )


def test_who_is_quoted_is_told_article_by_article() -> None:
    made = bank(
        article("a", said=(said("a", "Zoe", 2), said("a", "Ábel", 1))),
        article("b", said=(said("b", "Zoe", 1),)),
    )
    assert [(one.article, one.name, one.quotes) for one in made.said()] == [
        ("a", "Zoe", 2),
        ("a", "Ábel", 1),
        ("b", "Zoe", 1),
    ]


def test_only_the_user_may_read_the_file(path: Path) -> None:
    made = bank(article("a", quote("x")), path=path)
    modes = {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    made.close()


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 5000, b"not a database at all " * 300], ids=["empty", "nul", "foreign"]
)
def test_a_file_that_is_none_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    made = bank(article("a", quote("harbour")), path=path)
    assert words(made, "harbour") == ["harbour"]
    assert made.notices == []
    made.close()
    assert words(Bank(path)) == ["harbour"]


def test_a_file_of_another_version_is_made_anew(path: Path) -> None:
    bank(article("a", quote("old")), path=path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version = 77")
    connection.close()
    made = Bank(path)
    assert words(made) == []
    made.put([article("b", quote("new"))])
    assert words(made) == ["new"]


def test_a_truncated_file_is_made_anew(path: Path) -> None:
    many = [article(f"{n}", *(paragraph(f"{LONG} {n} {m}") for m in range(9))) for n in range(40)]
    bank(*many, path=path).close()
    with path.open("rb+") as opened:
        opened.truncate(path.stat().st_size // 2)
    made = Bank(path)
    for what in ("quotes", "notes", "text"):
        search(made, "seven", what)
    made.put([article("a", quote("harbour"))])
    assert words(made, "harbour") == ["harbour"]
    assert made.is_sound()
    made.close()


def test_bytes_written_over_are_noticed_and_nothing_is_raised(path: Path) -> None:
    many = [article(f"{n}", *(paragraph(f"{LONG} {n} {m}") for m in range(9))) for n in range(40)]
    bank(*many, path=path).close()
    size = path.stat().st_size
    with path.open("rb+") as opened:
        for place in range(4096, size - 4096, 4096):
            opened.seek(place + 100)
            opened.write(os.urandom(64))
    made = Bank(path)
    assert not made.is_sound()
    made.put([article("a", quote("harbour"))])
    assert words(made) == ["harbour"]
    assert made.is_sound()


def test_where_there_can_be_no_file_it_is_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    made = bank(article("a", quote("harbour")), path=tmp_path / "cache" / "bank" / "x.sqlite")
    assert words(made, "harbour") == ["harbour"]
    (notice,) = made.notices
    assert "memory" in notice
    assert made.in_memory


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_in_a_read_only_folder_it_is_in_memory(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o500)
    made = bank(article("a", quote("harbour")), path=path)
    assert words(made) == ["harbour"]
    assert made.in_memory


def test_a_full_disk_sends_it_to_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = file._connect

    def small(name: str) -> sqlite3.Connection:
        connection = real(name)
        if name != ":memory:":
            connection.execute("pragma max_page_count = 40")
        return connection

    monkeypatch.setattr(file, "_connect", small)
    many = [article(f"{n}", *(paragraph(f"{LONG} {n} {m}") for m in range(9))) for n in range(40)]
    made = bank(*many, path=path)
    assert search(made, "seven", "text").total == 360
    assert made.in_memory
    assert "full" in made.notices[0]


def test_another_process_that_holds_the_file_for_long_is_gone_round(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank(article("a", quote("x")), path=path).close()
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")
    made = bank(article("a", quote("harbour")), path=path)
    assert words(made) == ["harbour"]
    assert made.in_memory
    holder.execute("rollback")
    holder.close()
    assert words(Bank(path)) == ["x"]


def test_while_another_writes_what_is_there_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.05)
    made = bank(article("a", quote("harbour")), path=path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    assert words(made) == ["harbour"]
    with pytest.raises(file.Held, match="locked"):
        made.put([article("b", quote("more"))])
    assert not made.in_memory
    holder.execute("rollback")
    holder.close()
    made.put([article("b", quote("more"))])
    assert sorted(words(made)) == ["harbour", "more"]


def _fill(path: Path, start: int) -> None:
    made = Bank(path)
    for number in range(start, start + 40):
        made.put([article(f"{number}", quote(f"statement {number}"), paragraph(LONG))])
    made.close()


def test_processes_share_one_file(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=_fill, args=(path, 20 * n)) for n in range(3)]
    for other in others:
        other.start()
    made = Bank(path)
    while any(other.is_alive() for other in others):
        found = search(made, "statement")
        assert len(found.hits) == found.total
    for other in others:
        other.join()
        assert other.exitcode == 0
    assert len(words(made, "statement")) == 80
    assert made.is_sound()
    assert made.generation == 0


def test_a_writer_that_is_killed_leaves_a_whole_file(path: Path) -> None:
    code = (
        "import sys, pathlib; from tests.bank.test_bank import _fill; "
        "_fill(pathlib.Path(sys.argv[1]), 0)"
    )
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], env={**os.environ, "PYTHONPATH": "."}
        )
        while not path.exists() or path.stat().st_size < 30_000:
            if writer.poll() is not None:
                break
        writer.kill()
        writer.wait()
    made = Bank(path)
    assert made.is_sound()
    made.put([article("last", quote("harbour"))])
    assert words(made, "harbour") == ["harbour"]


def test_threads_share_one_bank() -> None:
    made = bank(article("a", quote("harbour")))
    failed: list[BaseException] = []

    def use(number: int) -> None:
        try:
            for turn in range(20):
                made.put([article(f"{number}", quote(f"harbour {turn}"))])
                assert search(made, "harbour").hits
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=use, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


def test_what_is_forgotten_is_not_in_the_file_any_more(path: Path) -> None:
    secret = "zanzibarium"
    made = bank(
        article("a", quote(f"the {secret} plan"), note("x", f"{secret} note"), title=secret),
        article("b", *(paragraph(f"{LONG} {n}") for n in range(50))),
        path=path,
    )
    made.drop(["a"])
    made.forget("a")
    made.close()
    assert all(secret.encode() not in each.read_bytes() for each in path.parent.iterdir())
    assert words(Bank(path), "seven", "text")


def test_forgetting_makes_no_file(path: Path) -> None:
    Bank(path).forget("a")
    assert not path.exists()


def test_it_is_sound_after_changes(path: Path) -> None:
    made = bank(*(article(f"{n}", quote(f"x {n}")) for n in range(30)), path=path)
    made.put([article("3", quote("other"))])
    made.drop(["4"])
    assert made.is_sound()


def test_an_index_does_not_outlive_its_store(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept", tmp_path / "gone"
    for store in (kept, gone):
        store.mkdir()
        made = Bank(tmp_path / "bank" / f"{store.name}.sqlite", str(store))
        made.put([article("a", quote("harbour"))])
        made.close()
    (tmp_path / "bank" / "odd.sqlite").write_text("no index")
    gone.rmdir()
    file.sweep(tmp_path / "bank")
    assert sorted(path.name for path in (tmp_path / "bank").iterdir()) == [
        "kept.sqlite",
        "odd.sqlite",
    ]
    file.sweep(tmp_path / "nowhere")
