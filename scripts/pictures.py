"""Make the pictures in docs/ by running the program on the sample article.

`python -m scripts.pictures` writes them all, `python -m scripts.pictures library bank` some.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reader.folders import Folders
from reader.model import Article, Metadata
from reader.resources import seeds
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.workspace import Workspace, sample
from tests.ui.lists.corpus import STORIES

ROOT = Path(__file__).resolve().parent.parent


def _typed(words: str) -> tuple[str, ...]:
    """The keys that type `words`."""
    names = {":": "colon", " ": "space"}
    return tuple(names.get(char, char) for char in words)


_SCREENS: dict[str, tuple[str, ...]] = {
    "codebook": ("T", "j", "j"),
    "speakers": ("P", "j"),
    "review": ("exclamation_mark",),
    "details": ("i", "j"),
}
_SMALL, _WIDE = (80, 24), (132, 36)

PICTURES: dict[str, tuple[str, tuple[int, int], tuple[str, ...]]] = {
    "reading": ("ink", (132, 36), ("right_square_bracket", "s", "s")),
    "light": ("paper", (84, 28), ("right_square_bracket", "s", "s")),
    "library": ("ink", (100, 22), ("L",)),
    "bank": ("paper", (100, 26), ("F", *_typed("speaker:maxwell"), "escape", "j", "space", "k")),
    **{name: ("ink", _SMALL, keys) for name, keys in _SCREENS.items()},
    **{f"{name}-wide": ("paper", _WIDE, keys) for name, keys in _SCREENS.items()},
}

TAGS: dict[str, dict[str, str]] = {
    "attention": {"color": "#e08a3c", "key": "1", "description": "Who looks at whom, and why."},
    "deterrence": {"color": "#d9534a", "key": "2", "description": "What keeps one from acting."},
    "sanctions": {"color": "#4d8fd1", "key": "3", "description": "Limits on trade and money."},
    "sources": {"description": "Who is quoted, and who is not."},
    "to check": {"color": "#9a76d0", "key": "9"},
}
"""What the codebook says of the tags of the example notes."""


def main() -> int:
    """Draw the pictures that are named, else all, one after the other."""
    os.environ.pop("NO_COLOR", None)
    (ROOT / "docs").mkdir(exist_ok=True)
    for name in sys.argv[1:] or PICTURES:
        theme, size, keys = PICTURES[name]
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
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        svg = app.export_screenshot(title="reader")
    workspace.close()
    return svg


def _workspace(folder: Path, theme: str) -> Workspace:
    """A workspace of its own, with the example notes and some made-up articles in its store."""
    names = ("config", "data", "state", "cache", "log")
    folders = Folders(**{name: folder / name for name in names})
    settings = Settings(user="reader", theme=theme)
    workspace = Workspace(settings, folders, annotations=folder / "store")
    workspace.state.put("greeted", True)
    with (seeds() / "example.jsonl").open("rb") as stream:
        workspace.import_lines(stream)
    for story in STORIES:
        path = folder / f"{story.name}.txt"
        path.write_text(story.text, encoding="utf-8")
        article = workspace.open(str(path), Metadata(site=story.site, published=story.published))
        workspace.keep(article)
        workspace.analysis(article)
    _mark(workspace)
    return workspace


def _mark(workspace: Workspace) -> None:
    """Describe the tags, and let one note stand on words that were edited since."""
    codebook, annotations = workspace.store.codebook, workspace.store.annotations
    for name, fields in TAGS.items():
        tag = codebook.find(name)
        if tag is not None:
            codebook.change(tag, **fields)
    article = workspace.open(str(sample()))
    workspace.keep(article)
    for note in annotations.of(article.id):
        if note.selector is not None and "may get put" in note.selector.exact:
            before = note.selector.exact.replace("may get put", "will soon be put")
            selector = replace(note.selector, exact=before, text_sha256="0" * 64)
            annotations.change(note, selector=selector)


if __name__ == "__main__":
    raise SystemExit(main())
