import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events

from reader.ui.dialogs import note
from reader.ui.dialogs.note import NoteEditor
from reader.ui.dialogs.note_area import LONGEST_NOTE, NoteArea
from tests.ui.dialogs.opened import OPEN, Over

ABOUT = "quote 3 · Carla Mendes · ¶8"
WORDS = "“The sea does not wait for a budget,” she said."


def editor(text: str = "", **more: object) -> Over:
    return Over(NoteEditor(ABOUT, WORDS, text, **more))  # type: ignore[arg-type]


async def test_it_says_what_the_note_is_about() -> None:
    app = editor()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Note · quote 3 · Carla Mendes · ¶8" in app.text
        assert "The sea does not wait" in app.text


@pytest.mark.parametrize("key", ["enter", "f2", "ctrl+enter"])
async def test_each_key_for_saving_saves(key: str) -> None:
    app = editor()
    async with app.run_test() as pilot:
        await pilot.press(*"ask", key)
        assert app.result == "ask"


async def test_lines_are_started_with_ctrl_j_and_stay_when_pasted() -> None:
    app = editor("first")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+j", *"second")
        app.screen.query_one(NoteArea).post_message(events.Paste("\nthird\nfourth"))
        await pilot.pause()
        await pilot.press("enter")
        assert app.result == "first\nsecond\nthird\nfourth"


async def test_pasted_escape_sequences_are_left_out() -> None:
    app = editor()
    async with app.run_test() as pilot:
        app.screen.query_one(NoteArea).post_message(events.Paste("a\x1b]52;c;QQ==\x07b\x9b31mc"))
        await pilot.pause()
        await pilot.press("enter")
        assert app.result == "abc"


async def test_an_old_note_with_escape_sequences_is_shown_without_them() -> None:
    app = editor("old \x1b[2Jnote")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "old note" in app.text


async def test_a_paste_longer_than_a_note_can_be_is_cut() -> None:
    app = editor()
    async with app.run_test() as pilot:
        area = app.screen.query_one(NoteArea)
        area.post_message(events.Paste("x" * (LONGEST_NOTE + 10)))
        await pilot.pause()
        assert len(area.text) == LONGEST_NOTE


async def test_esc_closes_at_once_when_nothing_was_changed() -> None:
    app = editor("as it was")
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert app.result is None


@pytest.mark.parametrize(
    ("answer", "result"), [("s", "as it was!"), ("enter", "as it was!"), ("d", None)]
)
async def test_esc_asks_when_the_note_was_changed(answer: str, result: str | None) -> None:
    app = editor("as it was")
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "escape")
        assert "The note is not saved." in app.text
        await pilot.press(answer)
        await pilot.pause()
        assert app.result == result


async def test_esc_on_the_question_goes_on_writing() -> None:
    app = editor("as it was")
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "escape", "escape", "question_mark")
        assert app.result is OPEN
        await pilot.press("enter")
        assert app.result == "as it was!?"


async def test_an_empty_new_note_is_none_and_an_emptied_one_is_empty() -> None:
    app = editor()
    async with app.run_test() as pilot:
        await pilot.press("space", "enter")
        assert app.result is None
    app = editor("old")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+u", "enter")
        assert app.result == ""


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are kept after a moment, so that no test waits as long as a writer may."""
    monkeypatch.setattr(note, "DRAFT_SECONDS", 0.02)


def test_a_draft_is_kept_within_two_seconds() -> None:
    assert note.DRAFT_SECONDS < 2


async def test_what_is_written_is_kept_after_the_last_key(soon: None) -> None:
    kept: list[str] = []
    app = editor(keep=kept.append)
    async with app.run_test() as pilot:
        for typed, whole in (("draft", "draft"), ("s", "drafts")):
            await pilot.press(*typed)
            while kept[-1:] != [whole]:
                await pilot.pause(0.01)
        assert app.result is OPEN


async def test_nothing_is_kept_after_the_note_was_saved(soon: None) -> None:
    kept: list[str] = []
    app = editor(keep=kept.append)
    async with app.run_test() as pilot:
        await pilot.press(*"note", "enter")
        before = list(kept)
        await pilot.pause(0.1)
        assert app.result == "note"
        assert kept == before


async def test_a_draft_that_was_never_saved_is_offered() -> None:
    app = editor("old", draft="old and new words")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "old and new words" in app.text
        assert "not saved" in app.text
        await pilot.press("enter")
        assert app.result == "old and new words"
    app = editor("old", draft="old and new words")
    async with app.run_test() as pilot:
        await pilot.press("escape", "d")
        await pilot.pause()
        assert app.result is None


async def test_tags_in_the_note_are_shown() -> None:
    app = editor("see #weather")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Tags in it: #weather" in app.text
        await pilot.press("ctrl+u")
        assert "Tags in it" not in app.text


async def test_the_editor_keeps_clear_of_the_words() -> None:
    for avoid, top in [((2, 4), False), ((18, 20), True)]:
        app = editor(avoid=avoid)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            box = app.screen.query_one(".box").region
            assert (box.y == 0) is top
            assert not box.y <= avoid[0] < box.bottom
            assert not box.y <= avoid[1] < box.bottom


async def test_it_fits_a_small_screen_however_long_the_note() -> None:
    app = editor("word " * 400)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        box = app.screen.query_one(".box").region
        assert box.y >= 0
        assert box.bottom <= 15
        assert any("enter save" in line for line in app.lines())


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A script that stands for the user's editor, run as if the terminal were free."""
    script = tmp_path / "my editor"
    script.write_text(
        "#!/bin/sh\n"
        f"stat -c %a \"$1\" > '{tmp_path}/mode'; echo \"$1\" > '{tmp_path}/path'\n"
        'printf \'%s\\033[31m and more\' "$(cat "$1")" > "$1.new" && mv "$1.new" "$1"\n'
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", f"'{script}'")

    @contextmanager
    def free(self: Over) -> Iterator[None]:
        yield

    monkeypatch.setattr(Over, "suspend", free)
    yield tmp_path


async def test_the_users_own_editor_gets_a_private_file_and_what_it_wrote_is_made_safe(
    outside: Path,
) -> None:
    app = editor("begun")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+o", "enter")
        assert app.result == "begun and more"
    assert (outside / "mode").read_text().strip() == "600"
    assert not os.path.exists((outside / "path").read_text().strip())


async def test_an_editor_that_fails_leaves_the_note_as_it_was(
    outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in ("false", "/no/such/editor", "'open quote"):
        monkeypatch.setenv("EDITOR", command)
        app = editor("begun")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("ctrl+o")
            await pilot.pause()
            assert "editor" in app.text.lower()
            await pilot.press("x", "enter")
            assert app.result == "begunx"


async def test_without_a_terminal_to_give_away_it_says_so() -> None:
    app = editor("begun")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+o")
        assert app.result is OPEN
        await pilot.press("enter")
        assert app.result == "begun"
