from dataclasses import replace

import pytest

from reader.model import Settled
from reader.ui.article.reading import SpeakerRow
from reader.ui.dialogs.who import Asked, Who, WhoChoice
from tests.ui.dialogs.opened import OPEN, Over

ADA = SpeakerRow(0, "AL", "Ada Lindqvist", "harbour engineer", 3)
OMAR = SpeakerRow(1, "OH", "Omar Haddad", "", 2)
CARLA = SpeakerRow(2, "CM", "Carla Mendes", "mayor", 1)
NAMES = ("Northport Council", "Mara Ellis")
ASKED = Asked("quote 3 · ¶8", "“It leaks,”", ADA, these=3)


def who(asked: Asked = ASKED, names: tuple[str, ...] = NAMES) -> Over:
    return Over(Who(asked, (ADA, OMAR, CARLA), names))


def rows(app: Over) -> list[str]:
    inside = app.inside()
    start = next(i for i, line in enumerate(inside) if line.startswith(":"))
    return [line.split("  ")[0].strip() for line in inside[start + 1 : -2] if line]


async def test_enter_confirms_the_speaker_found() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "“It leaks,”" in app.text and "Who said this? · quote 3 · ¶8" in app.text
        assert "harbour engineer" in app.text and "as found" in app.text
        await pilot.press("enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Ada Lindqvist")


async def test_speakers_come_before_the_plain_answers_and_other_names() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert rows(app) == [
            "✓", "OH Omar Haddad", "CM Carla Mendes", "?? Unknown", "×",
            "Northport Council", "Mara Ellis",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("omar", WhoChoice(Settled.SPEAKER, "Omar Haddad")),
        ("mara", WhoChoice(Settled.SPEAKER, "Mara Ellis")),
        ("unk", WhoChoice(Settled.UNKNOWN)),
        ("not a", WhoChoice(Settled.NOT_A_QUOTE)),
        ("Omar Had", WhoChoice(Settled.SPEAKER, "Omar Haddad")),
        ("Nina Qvist", WhoChoice(Settled.SPEAKER, "Nina Qvist")),
    ],
)
async def test_typing_finds_an_answer_or_gives_a_new_name(typed: str, choice: WhoChoice) -> None:
    app = who()
    async with app.run_test() as pilot:
        await pilot.press(*("space" if char == " " else char for char in typed), "enter")
        assert app.result == choice


async def test_a_new_name_that_is_part_of_another_is_offered_below_it() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Ellis")
        await pilot.pause()
        assert rows(app) == ["Mara Ellis", "+"]
        await pilot.press("down", "enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Ellis")


async def test_a_name_that_is_there_is_not_offered_as_a_new_one() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"MARA", "space", *"ELLIS")
        await pilot.pause()
        assert rows(app) == ["Mara Ellis"]


async def test_tab_makes_the_answer_hold_for_all_of_the_speaker() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "▸all 3 by Ada Lindqvist" in app.text
        await pilot.press(*"omar", "enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Omar Haddad", all=True)


async def test_tab_between_typed_letters_acts_in_its_turn() -> None:
    app = who()
    async with app.run_test() as pilot:
        await pilot.press("o", "m", "tab", "a", "r", "enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Omar Haddad", all=True)


async def test_two_speakers_are_said_to_be_one() -> None:
    app = who()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert "▸Ada Lindqvist is the same person as" in app.text
        assert "Not a quote" not in app.text and "Unknown" not in app.text
        await pilot.press("enter")
        assert app.result == WhoChoice(Settled.SAME_PERSON, "Omar Haddad")


async def test_tab_comes_round_to_this_one() -> None:
    app = who()
    async with app.run_test() as pilot:
        await pilot.press("tab", "shift+tab", "shift+tab", "tab", "enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Ada Lindqvist")


async def test_without_a_speaker_there_is_nothing_to_confirm_or_to_widen() -> None:
    app = who(replace(ASKED, now=None, these=0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert rows(app)[0] == "AL Ada Lindqvist"
        assert "this one" not in app.text
        await pilot.press("down", "enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Omar Haddad")


async def test_words_that_are_to_become_a_quote_cannot_be_no_quote() -> None:
    app = who(Asked("4 words selected", "Nobody was hurt.", is_quote=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Not a quote" not in app.text
        speakers = ["AL Ada Lindqvist", "OH Omar Haddad", "CM Carla Mendes"]
        assert rows(app)[:4] == [*speakers, "?? Unknown"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (replace(ASKED, sure=False), "as found, not sure"),
        (replace(ASKED, confirmed=True), "confirmed by you"),
    ],
)
async def test_it_says_how_sure_the_speaker_is(asked: Asked, said: str) -> None:
    app = who(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert said in app.text


async def test_esc_leaves_everything_as_it_was() -> None:
    app = who()
    async with app.run_test() as pilot:
        await pilot.press("x", "tab")
        assert app.result is OPEN
        await pilot.press("escape")
        assert app.result is None


async def test_it_fits_a_small_terminal() -> None:
    app = who()
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("tab", *"mend")
        await pilot.pause()
        assert "Carla Mendes" in app.text and "enter choose" in app.text
        await pilot.press("enter")
        assert app.result == WhoChoice(Settled.SPEAKER, "Carla Mendes", all=True)


async def test_names_from_the_text_are_shown_as_text_only() -> None:
    app = who(names=("[red]x\x1b[31m",))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[red]x" in app.text and "\x1b" not in app.text
