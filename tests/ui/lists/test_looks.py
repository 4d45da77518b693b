"""Library and quote bank as pictures: change them on purpose only, after looking at each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model import Span
from reader.ui.themes import LIGHT
from tests.ui.lists.corpus import LibraryWorkspace, Lists, library
from tests.ui.sample import SampleApp

Compare = Callable[..., bool]


def _noted(home: Path) -> tuple[LibraryWorkspace, SampleApp]:
    """The library with some notes and tags, the first article open."""
    workspace, first = library(home)
    workspace.state.put("library.sort", "title")
    analysis = workspace.analysis(first)
    for words, note, tags in (
        (
            "“Nobody wants to build it twice.”",
            "check against what she said in May",
            ["cost", "wall"],
        ),
        ("a long debate", "How long?", []),
    ):
        at = first.text.index(words)
        span = Span(at, at + len(words))
        workspace.annotate(first, span, note=note, tags=tags, analysis=analysis)
    return workspace, SampleApp(workspace, first)


def _looks(
    compare: Compare, home: Path, size: tuple[int, int], *keys: str, theme: str = ""
) -> bool:
    _, app = _noted(home)
    if theme:
        app.theme = theme

    async def before(pilot: Pilot[Exception | None]) -> None:
        lists = Lists(app, pilot)
        await lists.quiet()
        for key in keys:
            await lists.press(key)

    return compare(app, terminal_size=size, run_before=before)


_FOUND = ("F", *"mara", "escape", "j", "space")


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_the_library(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    assert _looks(snap_compare, tmp_path, size, "L", "m", "j", "space")


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_the_quote_bank(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    assert _looks(snap_compare, tmp_path, size, *_FOUND)


def test_the_quote_bank_while_one_types_on_a_small_light_screen(
    snap_compare: Compare, tmp_path: Path
) -> None:
    keys = ("F", *"mara", "space", *"ta")
    assert _looks(snap_compare, tmp_path, (40, 24), *keys, theme=LIGHT)


def test_a_filtered_library_on_a_small_light_screen(snap_compare: Compare, tmp_path: Path) -> None:
    keys = ("L", "slash", *"herald")
    assert _looks(snap_compare, tmp_path, (40, 15), *keys, theme=LIGHT)


@pytest.mark.parametrize("keys", [("L", "space"), _FOUND], ids=["library", "bank"])
def test_without_colours(
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert _looks(snap_compare, tmp_path, (80, 24), *keys)
