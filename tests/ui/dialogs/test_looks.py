"""How the dialogs look. A change here is to be seen as a picture before it is blessed."""

from collections.abc import Callable

import pytest
from textual.screen import Screen

from reader.citation import STYLES
from reader.model import Tag
from reader.ui.dialogs.card import NoteCard
from reader.ui.dialogs.cite import CitationPicker
from reader.ui.dialogs.details import Details
from reader.ui.dialogs.help import Help
from reader.ui.dialogs.note import NoteEditor
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.removed import RemovedLines
from reader.ui.dialogs.tags import TagPicker
from reader.ui.dialogs.who import Who
from reader.ui.keys import Command
from reader.ui.themes import LIGHT
from tests.ui.dialogs.opened import Over
from tests.ui.dialogs.test_cite import START, Cites
from tests.ui.dialogs.test_finding import COMMANDS, REMOVED, SECTIONS
from tests.ui.dialogs.test_tags import TAGS, USES
from tests.ui.dialogs.test_who import ADA, ASKED, CARLA, NAMES, OMAR
from tests.ui.panels.material import NOTES, article

Compare = Callable[..., bool]

MANY = (*TAGS, *(Tag(f"m{n}", f"subject-{n}") for n in range(12)))


def note() -> NoteEditor:
    words = "“The sea does not wait for a budget,” she said."
    return NoteEditor("quote 3 · Carla Mendes · ¶8", words, "Ask again in #spring")


def tags() -> TagPicker:
    return TagPicker("quote 3 · Carla Mendes · ¶8", MANY, frozenset({"t2"}), USES)


def help_() -> Help:
    return Help(SECTIONS)


def palette() -> Palette:
    return Palette([*COMMANDS, *(Command(f"c{n}", f"Something else {n}") for n in range(20))])


def cite() -> CitationPicker:
    return CitationPicker("quote 1 · Carla Mendes", list(STYLES.values()), Cites(), START)


def card() -> NoteCard:
    return NoteCard(NOTES[2])


def details() -> Details:
    return Details(article())


def removed() -> RemovedLines:
    return RemovedLines(REMOVED)


def who() -> Who:
    return Who(ASKED, (ADA, OMAR, CARLA), NAMES)


@pytest.mark.parametrize("make", [note, tags, help_, palette, cite, card, details, removed, who])
def test_on_a_usual_screen(make: Callable[[], Screen[object]], snap_compare: Compare) -> None:
    assert snap_compare(Over(make()), terminal_size=(80, 24))


@pytest.mark.parametrize("make", [note, tags, cite, who])
def test_on_a_small_light_screen(make: Callable[[], Screen[object]], snap_compare: Compare) -> None:
    assert snap_compare(Over(make(), theme=LIGHT), terminal_size=(40, 15))


@pytest.mark.parametrize("make", [help_, palette, who])
def test_without_colours(
    make: Callable[[], Screen[object]], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(Over(make()), terminal_size=(80, 24))
