"""Every screen and dialog of the program, each as a user comes to it: what is open, and which
keys were pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.model import Link, Span
from reader.sources.entry import Entry, Feed
from reader.ui.dialogs.copy import CopyView
from reader.ui.feed.app import FeedApp
from reader.ui.style.look import Look
from reader.ui.widgets.rows import RowList
from tests.ui.dialogs.opened import Over
from tests.ui.lists.corpus import library
from tests.ui.people.material import peopled
from tests.ui.review.material import troubled, words
from tests.ui.sample import Reader, SampleApp, SampleWorkspace, article

DARK, LIGHT = "ink", "paper"
_TAGS = (
    ("deterrence", "#d9534a", "1", "What keeps one from acting."),
    ("sanctions", "#4d8fd1", "2", "Limits on trade and money."),
    ("sources", "", "", "Who is quoted, and who is not."),
    ("to check", "#9a76d0", "9", ""),
)
_FEED = (
    ("The ferry comes back", "2020-01-03", "https://harbour.example/ferry"),
    ("The pier is mended, and nobody knows yet who is going to pay for it", "2020-01-02", None),
    ("New planks are laid on the northern quay", None, "https://harbour.example/planks"),
)


@dataclass(frozen=True)
class Scene:
    """What `make` opens in an empty folder, and the keys to what is to be seen."""

    make: Callable[[Path], Look[Any]]
    keys: tuple[str, ...] = ()


def typed(letters: str) -> tuple[str, ...]:
    """The keys that type `letters`."""
    names = {" ": "space", ":": "colon", "-": "minus"}
    return tuple(names.get(letter, letter) for letter in letters)


async def play(app: Look[Any], pilot: Pilot[Any], keys: tuple[str, ...]) -> None:
    """Press the keys, each when what the one before began is done."""
    await pilot.pause()
    while isinstance(app, FeedApp) and not app.screen.query_one(RowList).items:
        await pilot.pause(0.01)
    for key in ("", *keys):
        await pilot.press(*filter(None, [key]))
        if isinstance(app, SampleApp):
            await Reader(app, pilot).quiet()


def marked(home: Path) -> SampleWorkspace:
    """The sample with tags, and with notes on three of its quotes."""
    workspace = SampleWorkspace(home)
    codebook = workspace.store.codebook
    for name, color, key, description in _TAGS:
        tag = codebook.ensure(name)
        codebook.change(tag, color=color, key=key, description=description)
    codebook.change(codebook.ensure("oil"), parent=codebook.ensure("sanctions").id)
    for first, last, note, tags in (
        ("“North Korea may get", "back burner,”", "Check against what he wrote in 2019.", []),
        ("“Kim is not going", "sanctions lifted,”", "", ["sanctions", "deterrence"]),
        ("“The attack tells", "escalatory ladder,”", "Says who?", ["to check"]),
    ):
        workspace.annotate(article(), words(first, last), note=note, tags=tags)
    return workspace


def _reading(home: Path) -> SampleApp:
    return SampleApp(marked(home))


def _linked(home: Path) -> SampleApp:
    links = []
    for number, name in enumerate(("Robert Manning", "David Maxwell", "Mark Esper"), 1):
        start = article().text.index(name)
        url = f"https://think.example/people/{number}?from=article&list=all-of-them"
        links.append(Link(Span(start, start + len(name)), url))
    shown = replace(article(), version=replace(article().version, links=tuple(links)))
    return SampleApp(marked(home), shown)


def _edited(home: Path) -> SampleApp:
    """An article with a note, whose file was edited since."""
    path, workspace = home / "story.txt", SampleWorkspace(home, quotes=False)
    text = article().text
    path.write_text(text, encoding="utf-8")
    opened = workspace.open(str(path))
    noted = opened.text.index("put on the back burner")
    workspace.annotate(opened, Span(noted, noted + 22), note="Check this.")
    later = text.replace("back burner", "far back burner").replace("Friday", "Thursday")
    path.write_text(later, encoding="utf-8")
    return SampleApp(workspace, opened)


def _library(home: Path) -> SampleApp:
    workspace, first = library(home)
    workspace.state.put("library.sort", "title")
    analysis = workspace.analysis(first)
    said, debate = "“Nobody wants to build it twice.”", "a long debate"
    for text, note, tags in (
        (said, "check what she said in May", ["cost", "wall"]),
        (debate, "How long?", []),
    ):
        start = first.text.index(text)
        span = Span(start, start + len(text))
        workspace.annotate(first, span, note=note, tags=tags, analysis=analysis)
    return SampleApp(workspace, first)


def _feed(home: Path) -> FeedApp:
    entries = tuple(
        Entry(title=title, published=published, url=url) for title, published, url in _FEED
    )
    return FeedApp(
        marked(home), lambda cancel: Feed("Harbour News", "https://harbour.example/feed", entries)
    )


def _copy(home: Path) -> Over:
    return Over(CopyView(article().text[:900], "No clipboard took it. Select it, and copy."))


def _of(make: Callable[[Path], SampleWorkspace]) -> Callable[[Path], SampleApp]:
    return lambda home: SampleApp(make(home))


_TO_A_NOTE = ("right_square_bracket", "s", "s")
READING = Scene(_reading, _TO_A_NOTE)

SCENES: dict[str, Scene] = {
    # Places
    "library": Scene(_library, ("L", "m", "j", "space")),
    "bank": Scene(_library, ("F", *typed("mara"), "escape", "j", "space")),
    "codebook": Scene(_reading, ("T", "j")),
    "speakers": Scene(_of(peopled), ("P", "j")),
    "review": Scene(_of(troubled), ("exclamation_mark", "j", "j")),
    "feed": Scene(_feed, ("j",)),
    # On the reading screen
    "outline": Scene(_reading, (*_TO_A_NOTE, "o")),
    "notes": Scene(_reading, (*_TO_A_NOTE, "p")),
    # Dialogs
    "note": Scene(_reading, (*_TO_A_NOTE, "a", *typed("Ask again"))),
    "unsaved": Scene(_reading, (*_TO_A_NOTE, "a", *typed("Ask again"), "escape")),
    "tags": Scene(_reading, (*_TO_A_NOTE, "t")),
    "who": Scene(_reading, (*_TO_A_NOTE, "w")),
    "cite": Scene(_reading, (*_TO_A_NOTE, "C")),
    "card": Scene(_of(troubled), ("J", "enter")),
    "details": Scene(_reading, ("i",)),
    "removed": Scene(_reading, ("r", "j")),
    "links": Scene(_linked, ("ampersand",)),
    "compare": Scene(_edited, ("R",)),
    "themes": Scene(_reading, ("comma", "9")),
    "help": Scene(_reading, ("question_mark",)),
    "palette": Scene(_reading, ("colon", *typed("quote"))),
    "messages": Scene(_reading, ("minus", "plus", "colon", *typed("messages"), "enter")),
    "copy": Scene(_copy),
    "line": Scene(_reading, ("T", "n")),
    "colours": Scene(_reading, ("T", "c")),
    "confirm": Scene(_library, ("L", "D")),
}
