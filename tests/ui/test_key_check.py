"""Keys of the user's own that cannot work are told, with what is wrong."""

from __future__ import annotations

from pathlib import Path

from reader.settings import Settings, load_settings
from reader.ui.key_check import what_is_wrong
from tests.ui.sample import SampleWorkspace, on_screen


def test_our_own_keys_are_right() -> None:
    assert what_is_wrong({}) == []


def test_an_id_that_there_is_not_is_named() -> None:
    (told,) = what_is_wrong({"pge.down": "f", "dialog.close": "escape,x"})
    assert "there is no “pge.down”" in told


def test_a_key_with_two_meanings_is_named() -> None:
    (told,) = what_is_wrong({"note": "n"})
    assert "“n” is wanted by search.next and by note" in told


def test_a_clash_in_a_list_and_a_key_that_nobody_has_are_named_with_their_lines(
    tmp_path: Path,
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('width = 80\n\n[keys]\n"library.add" = "V"\n"note" = "ctr+x, ?"\n')
    settings = load_settings(file)
    told = what_is_wrong(settings.keys, file)
    assert told == [
        "settings.toml, line 5: there is no key “ctr+x”. Such as: x,ctrl+x,f5",
        "settings.toml, line 5: “question_mark” is wanted by note and by help.",
        "settings.toml, line 4: “V” is wanted by library.add and by library.archived.",
    ]


def test_two_that_change_places_are_no_clash() -> None:
    assert what_is_wrong({"note": "t", "tag": "a"}) == []


async def test_the_screen_says_so(tmp_path: Path) -> None:
    settings = Settings(user="tester", theme="no-such", keys={"pge.down": "f"})
    async with on_screen(SampleWorkspace(tmp_path, settings=settings)) as reader:
        await reader.quiet()
        told = "\n".join(reader.desk.messages.log)
        assert "there is no “pge.down”" in told
        assert "There is no theme “no-such”" in told
