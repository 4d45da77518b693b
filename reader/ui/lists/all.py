"""Every list of the whole library, by its name."""

from __future__ import annotations

from reader.ui.keys import Key, keys_of
from reader.ui.lists.keys import FILTER
from reader.ui.lists.screen import ListScreen
from reader.ui.places import Places
from reader.ui.saves import Clock
from reader.ui.widgets.rows import RowList
from reader.ui.widgets.ticks import TickRows
from reader.workspace import Workspace


def list_screen(name: str, workspace: Workspace, places: Places, clock: Clock) -> ListScreen:
    """A new screen of that name."""
    return _KINDS[name]()(workspace, places, clock)


def list_sections() -> list[tuple[str, tuple[Key, ...]]]:
    """The keys of every list under its heading, and those of the rows of all."""
    screens = [kind() for kind in _KINDS.values()]
    rows = {key.id: key for cls in (RowList, TickRows) for key in keys_of(cls.BINDINGS)}
    shared = ("In every list", (*rows.values(), FILTER))
    return [shared, *((screen.heading, screen.KEYS) for screen in screens)]


def _library() -> type[ListScreen]:
    from reader.ui.library.screen import LibraryScreen

    return LibraryScreen


def _bank() -> type[ListScreen]:
    from reader.ui.bank.screen import BankScreen

    return BankScreen


def _codebook() -> type[ListScreen]:
    from reader.ui.codebook.screen import CodebookScreen

    return CodebookScreen


def _speakers() -> type[ListScreen]:
    from reader.ui.people.screen import PeopleScreen

    return PeopleScreen


def _review() -> type[ListScreen]:
    from reader.ui.review.screen import ReviewScreen

    return ReviewScreen


_KINDS = {
    "library": _library,
    "bank": _bank,
    "codebook": _codebook,
    "speakers": _speakers,
    "review": _review,
}
