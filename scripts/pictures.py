"""Make the pictures in docs/ by running the program on the sample article.

`python -m scripts.pictures` writes them all, `python -m scripts.pictures library bank` some.
"""

from __future__ import annotations

import asyncio
import os
import re
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
from reader.ui.feed.app import FeedApp
from reader.workspace import Workspace, sample
from scripts import sources
from tests.ui.lists.corpus import STORIES

ROOT = Path(__file__).resolve().parent.parent


def _typed(words: str) -> tuple[str, ...]:
    """The keys that type `words`."""
    names = {":": "colon", " ": "space"}
    return tuple(names.get(char, char) for char in words)


_TO_A_QUOTE = ("right_square_bracket", "s", "s")

PICTURES: dict[str, tuple[str, tuple[int, int], tuple[str, ...]]] = {
    "reading": ("ink", (132, 36), _TO_A_QUOTE),
    "light": ("paper", (84, 28), _TO_A_QUOTE),
    "cite": ("paper", (92, 28), (*_TO_A_QUOTE, "C")),
    "bank": ("paper", (100, 26), ("F", *_typed("speaker:maxwell"), "escape", "j", "space", "k")),
    "speakers": ("ink", (84, 24), ("P", "j")),
    "review": ("ink", (84, 24), ("exclamation_mark",)),
}
"""Pictures of the sample: theme, size, keys."""

TAGS: dict[str, dict[str, str]] = {
    "attention": {"color": "#e08a3c", "key": "1", "description": "Who looks at whom, and why."},
    "deterrence": {"color": "#d9534a", "key": "2", "description": "What keeps one from acting."},
    "sanctions": {"color": "#4d8fd1", "key": "3", "description": "Limits on trade and money."},
    "sources": {"description": "Who is quoted, and who is not."},
    "to check": {"color": "#9a76d0", "key": "9"},
}
"""What the codebook says of the tags of the example notes."""


SOURCES: dict[str, tuple[str, tuple[str, ...]]] = {
    "page": ("ink", (")", ")")),
    "book": ("sepia", ("]", "]")),
    "feed": ("paper", ("j",)),
}
"""Pictures of other sources than the sample: theme and keys."""

_FEET = 4
"""Pixels by which letters such as g reach below the last line of a picture."""

_KEYS = {")": "right_parenthesis", "]": "right_square_bracket"}


def main() -> int:
    """Draw the pictures that are named, else all, one after the other."""
    os.environ.pop("NO_COLOR", None)
    (ROOT / "docs").mkdir(exist_ok=True)
    for name in sys.argv[1:] or [*PICTURES, *SOURCES]:
        with tempfile.TemporaryDirectory() as folder:
            if name in SOURCES:
                svg = _source(name, Path(folder))
            else:
                theme, size, keys = PICTURES[name]
                svg = asyncio.run(_draw(Path(folder), theme, size, keys))
        (ROOT / "docs" / f"{name}.svg").write_text(svg, encoding="utf-8")
        print(f"docs/{name}.svg")
    return 0


def _source(name: str, folder: Path) -> str:
    """The picture of a page that was fetched, of a book or of a feed."""
    theme, keys = SOURCES[name]
    workspace = _workspace(folder, theme)
    try:
        if name == "feed":
            path = folder / "feed.xml"
            path.write_text(sources.feed(), encoding="utf-8")
            app: ReaderApp = FeedApp(workspace, lambda cancel: workspace.feed(str(path)))
        elif name == "book":
            app = _on_article(workspace, workspace.open(str(sources.write_book(folder))))
        else:
            with sources.serving(STORIES[1]) as url:
                app = _on_article(workspace, workspace.open(url))
        return asyncio.run(_shot(app, (84, 24), tuple(_KEYS.get(key, key) for key in keys)))
    finally:
        workspace.close()


def _on_article(workspace: Workspace, article: Article) -> ReaderApp:
    opening: Future[Article] = Future()
    opening.set_result(article)
    return ReaderApp(workspace, opening, clock=lambda: datetime(2026, 1, 5, 12, 3))


async def _shot(app: ReaderApp, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """What `app` shows after `keys`, once it has found what it looks for."""
    async with app.run_test(size=size) as pilot:
        screen = app.reading
        while screen.is_open and not (screen.tools and screen.desk.session.reading.analysed):
            await pilot.pause(0.05)
        await pilot.pause(1.0)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        return _uncut(app.export_screenshot(title="reader"))


def _uncut(svg: str) -> str:
    """The picture with the feet of its last line, which Textual cuts off."""
    shown = re.compile(r'(clip-terminal">\s*<rect [^>]*height=")([\d.]+)')
    return shown.sub(lambda found: f"{found[1]}{float(found[2]) + _FEET:g}", svg, count=1)


async def _draw(folder: Path, theme: str, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    workspace = _workspace(folder, theme)
    svg = await _shot(_on_article(workspace, workspace.open(str(sample()))), size, keys)
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
        workspace.import_notes(stream)
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
