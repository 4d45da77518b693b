"""The speakers of the library on screen: merged, split, renamed, tagged, and taken back."""

from __future__ import annotations

from pathlib import Path

from reader.ui.bank.screen import BankScreen
from reader.ui.people.screen import PeopleScreen
from reader.workspace.library.likely import Likely
from tests.ui.people.material import PeopleWorkspace
from tests.ui.sample import Reader, on_screen


def _screen(reader: Reader) -> PeopleScreen:
    screen = reader.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen


def _rows(reader: Reader) -> list[tuple[str, int]]:
    """The speakers with their counts."""
    items = _screen(reader).rows.items
    return [(item.name, item.quotes) for item in items if not isinstance(item, Likely)]


def _names(reader: Reader) -> list[str]:
    return [name for name, _ in _rows(reader)]


async def test_speakers_are_listed_with_roles_and_counts_the_most_quoted_first(
    tmp_path: Path,
) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P")
        assert _rows(reader)[:3] == [("Carla Mendes", 7), ("Ada Lindqvist", 4), ("Omar Haddad", 3)]
        assert "5 speakers · most quotes first · 1 pair may be the same: &" in reader.text
        assert "Carla Mendes  7 quotes · 2 articles" in reader.text
        assert "role   harbour master; harbour master of Porto Novo" in reader.text
        await reader.press("s")
        assert _names(reader)[0] == "Ada Lindqvist"


async def test_likely_matches_are_offered_with_the_reason_and_merged_on_yes_only(
    tmp_path: Path,
) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "ampersand")
        assert "Carla Mendes" in reader.text and "=?" in reader.text
        assert "The same? the same last name, and harbour master" in reader.text
        await reader.press("y")
        assert any(
            "They are one now: Carla Mendes" in line for line in _screen(reader).messages.log
        )
        assert _rows(reader)[0] == ("Carla Mendes", 8)
        await reader.press("U")
        assert _rows(reader)[0] == ("Carla Mendes", 7)


async def test_no_is_remembered_and_the_pair_is_not_offered_again(tmp_path: Path) -> None:
    workspace = PeopleWorkspace(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("P")
        assert "The same as Mendes? the same last name, and harbour master" in reader.text
        await reader.press("n")
        assert "may be the same" not in reader.text
        assert workspace.people.likely() == ()
        await reader.press("U")
        assert "1 pair may be the same" in reader.text


async def test_those_that_are_ticked_become_one_with_a_chosen_name(tmp_path: Path) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "m")
        assert "Tick two or more" in _screen(reader).messages.now
        await reader.press("space", "j", "space", "m")
        assert "These 2 are one, called" in reader.text
        await reader.press("3", "ctrl+u", *"Capitana", "enter")
        assert ("Capitana", 10) in _rows(reader)
        assert not _screen(reader).rows.ticked


async def test_a_name_is_split_off_and_comes_back(tmp_path: Path) -> None:
    workspace = PeopleWorkspace(tmp_path)
    rows = {row.name: row.key for row in workspace.people.rows()}
    workspace.people.merge([rows["Carla Mendes"], rows["Mendes"]], "Carla Mendes")
    async with on_screen(workspace) as reader:
        await reader.press("P", "x")
        assert "Who of Carla Mendes is somebody else?" in reader.text
        await reader.press("2")
        assert ("Mendes", 1) in _rows(reader)
        await reader.press("U")
        assert _rows(reader)[0] == ("Carla Mendes", 8)


async def test_two_people_of_one_name_are_parted_by_article(tmp_path: Path) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "x")
        assert "the one in “a2”" in reader.text
        await reader.press("2")
        assert _rows(reader).count(("Carla Mendes", 5)) == 1
        assert _rows(reader).count(("Carla Mendes", 2)) == 1
        await reader.press("U")
        assert _rows(reader)[0] == ("Carla Mendes", 7)


async def test_a_speaker_is_renamed_and_tagged_in_the_users_words(tmp_path: Path) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "r", "ctrl+u")
        await reader.type("Captain Mendes")
        await reader.press("enter")
        assert _rows(reader)[0] == ("Captain Mendes", 7)
        await reader.press("t")
        await reader.type("official, witness")
        await reader.press("enter")
        assert any("Captain Mendes  #official #witness" in line for line in reader.lines)
        await reader.press("U")
        assert "#official" not in reader.text
        await reader.press("space", "j", "space", "t")
        await reader.type("expert")
        await reader.press("enter")
        assert sum("#expert" in line for line in reader.lines) >= 2


async def test_filtering_looks_at_names_roles_and_tags(tmp_path: Path) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "slash", *"fish", "enter")
        rows = _screen(reader).rows
        shown = [rows.items[index] for index in rows.shown_items]
        names = [item.name for item in shown if not isinstance(item, Likely)]
        assert names == ["Ada Lindqvist", "Omar Haddad"]


async def test_enter_shows_everything_they_said_in_the_quote_bank(tmp_path: Path) -> None:
    async with on_screen(PeopleWorkspace(tmp_path)) as reader:
        await reader.press("P", "enter")
        assert isinstance(reader.app.screen, BankScreen)
        assert 'speaker:"Carla Mendes"' in reader.text
        await reader.press("q")


async def test_a_library_without_quotes_says_so(tmp_path: Path) -> None:
    class Empty(PeopleWorkspace):
        quoted = ()

    async with on_screen(Empty(tmp_path)) as reader:
        await reader.press("P")
        assert "Nobody is quoted yet" in reader.text
        await reader.press("m", "x", "r", "t", "y", "enter", "n", "ampersand")
        assert _screen(reader).messages.now
