"""Make the pictures in docs/ by running the program on the sample article.

`python -m scripts.pictures` writes docs/reading.svg (dark, with panels) and docs/light.svg.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

from reader.folders import Folders
from reader.model import Article
from reader.resources import seeds
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.workspace import Workspace, sample

ROOT = Path(__file__).resolve().parent.parent

PICTURES: dict[str, tuple[str, tuple[int, int], tuple[str, ...]]] = {
    "reading": ("ink", (132, 36), ("right_square_bracket", "s", "s")),
    "light": ("paper", (84, 28), ("right_square_bracket", "s", "s")),
}


def main() -> int:
    """Draw every picture, one after the other."""
    os.environ.pop("NO_COLOR", None)
    (ROOT / "docs").mkdir(exist_ok=True)
    for name, (theme, size, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(_draw(Path(folder), theme, size, keys))
        (ROOT / "docs" / f"{name}.svg").write_text(svg, encoding="utf-8")
        print(f"docs/{name}.svg")
    return 0


async def _draw(folder: Path, theme: str, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    workspace = _workspace(folder, theme)
    opening: Future[Article] = Future()
    opening.set_result(workspace.open(str(sample())))
    app = ReaderApp(workspace, opening, clock=lambda: datetime(2026, 1, 5, 12, 3))
    async with app.run_test(size=size) as pilot:
        screen = app.reading
        while screen.tools is None or not screen.desk.session.reading.analysed:
            await pilot.pause(0.05)
        await pilot.press(*keys)
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="reader")
    workspace.close()
    return svg


def _workspace(folder: Path, theme: str) -> Workspace:
    """A workspace of its own, with the example notes in its store."""
    names = ("config", "data", "state", "cache", "log")
    folders = Folders(**{name: folder / name for name in names})
    settings = Settings(user="reader", theme=theme)
    workspace = Workspace(settings, folders, annotations=folder / "store")
    workspace.state.put("greeted", True)
    with (seeds() / "example.jsonl").open("rb") as stream:
        workspace.import_lines(stream)
    return workspace


if __name__ == "__main__":
    raise SystemExit(main())
