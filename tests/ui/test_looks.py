"""How every screen and dialog looks: the reading screen in three sizes and three colourings, all
else twice. A change here is to be seen as a picture before it is blessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.pictures import joined
from tests.ui.scenes import DARK, LIGHT, READING, SCENES, Scene, play

NARROW, USUAL, WIDE = (40, 24), (80, 24), (160, 48)
NO_COLOR = "no-color"
_SIZES = {"narrow": NARROW, "usual": USUAL, "wide": WIDE}
_COLORS = {"dark": DARK, "light": LIGHT, NO_COLOR: NO_COLOR}

Looks = Callable[[Scene, "tuple[int, int]", str], bool]


@pytest.fixture
def looks(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Looks:
    """Whether a scene looks as it did, in a terminal of that size and with those colours."""

    def compare(scene: Scene, size: tuple[int, int], colors: str) -> bool:
        if colors == NO_COLOR:
            monkeypatch.setenv("NO_COLOR", "1")
        app = scene.make(tmp_path)
        app.theme = DARK if colors == NO_COLOR else colors
        picture = app.export_screenshot
        monkeypatch.setattr(app, "export_screenshot", lambda **how: joined(picture(**how)))

        async def before(pilot: Pilot[Exception | None]) -> None:
            await play(app, pilot, scene.keys)

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


@pytest.mark.parametrize("colors", _COLORS)
@pytest.mark.parametrize("size", _SIZES)
def test_reading(size: str, colors: str, looks: Looks) -> None:
    assert looks(READING, _SIZES[size], _COLORS[colors])


@pytest.mark.parametrize("scene", SCENES)
def test_usual(scene: str, looks: Looks) -> None:
    assert looks(SCENES[scene], USUAL, DARK)


@pytest.mark.parametrize("scene", SCENES)
def test_narrow_without_colors(scene: str, looks: Looks) -> None:
    assert looks(SCENES[scene], NARROW, NO_COLOR)
