"""The sample with an analysis made by hand, and a workspace that finds just this analysis."""

from __future__ import annotations

import asyncio
import errno
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from reader.folders import Folders
from reader.model import (
    Analysis,
    Annotation,
    Article,
    Entities,
    Entity,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)
from reader.settings import Settings
from reader.sources import clean, read_file
from reader.ui.app import ReaderApp
from reader.ui.screens.desk import Desk
from reader.ui.widgets.status import Status
from reader.workspace import Workspace, sample
from reader.workspace.analysing import Analysing
from tests.ui.pace import WORK

PATIENCE = 30.0
"""Seconds that a test waits for a screen before it fails; a working program needs one."""

_FOLDERS = ("config", "data", "state", "cache", "log")

_SPEAKERS = (
    ("experts", ""),
    ("Robert Manning", "senior fellow at the Atlantic Council"),
    ("Donald Trump", "President"),
    ("David Maxwell", "former U.S. Special Forces colonel"),
    ("Kim Jong Un", "North Korean leader"),
    ("Ken Gause", "director of the adversary analytics program at CNA"),
    ("Mark Esper", "U.S. Defense Secretary"),
)

# First words, last words, kind, speaker, whether it continues the one before, confidence.
_QUOTES = (
    ("U.S. efforts to deal", "to use force", "indirect", 0, False, 0.8),
    ("“North Korea may get", "back burner,”", "direct", 1, False, 0.97),
    ("“killed or badly", "kill many more”", "mixed", 2, False, 0.93),
    ("Iran could take", "Korean Peninsula", "indirect", 3, False, 0.9),
    ("“Kim is not going", "sanctions lifted,”", "direct", 3, False, 0.85),
    ("“actively push", "strategic weapons.”", "mixed", 4, False, 0.9),
    ("the U.S. killing of the", "ability to use force", "indirect", 0, False, 0.9),
    ("“The attack tells", "escalatory ladder,”", "direct", 5, False, 0.97),
    ("“Trump, more so", "presidents,”", "direct", 5, False, 0.9),
    ("“is not averse", "assassinations.”", "direct", 5, True, 0.9),
    ("“We think the best", "the peninsula,”", "direct", 6, False, 0.95),
    ("“But that said", "need be.”", "direct", 6, False, 0.4),
    ("“It will be interesting", "him a message,”", "direct", 3, False, 0.97),
    ("“We should look", "coming days,”", "direct", 3, False, 0.85),
)  # fmt: skip

_NAMES = {
    "PERSON": "Kim Jong Un|Robert Manning|Qassem Soleimani|Soleimani|Donald Trump|Trump|"
    "Ali Khamenei|David Maxwell|Maxwell|Kim|Ken Gause|Mark Esper|Esper",
    "ORG": "VOA|Atlantic Council|Quds Force|Islamic Revolutionary Guards Corps|CNA|Pentagon|"
    "Fox News|Iraqi Security Cell|Reuters|Twitter|Combined Forces Command",
    "LOC": "U\\.S\\.|US|Iran|Pyongyang|North Korea|Baghdad|Middle East|Washington|Tehran|"
    "United States|Korean Peninsula|South Korea|Hanoi",
    "DATE": "Friday|Thursday|August 11, 2019|Jan\\. 3, 2020|2015|last February|this week|May",
}


@cache
def article() -> Article:
    return clean(read_file(sample()))


@cache
def analysis() -> Analysis:
    text = article().text
    quotes: list[Quote] = []
    at = 0
    for first, last, kind, speaker, continues, confidence in _QUOTES:
        start = text.index(first, at)
        at = text.index(last, start) + len(last)
        before = len(quotes) - 1 if continues else None
        span = Span(start, at)
        quotes.append(
            Quote(span, QuoteKind(kind), speaker, continues=before, confidence=confidence)
        )
    speakers = tuple(Speaker(name, (name,), role or None, 0.9) for name, role in _SPEAKERS)
    return Analysis(Entities(_entities(text)), tuple(quotes), speakers)


def _entities(text: str) -> list[Entity]:
    pattern = "|".join(rf"(?P<{label}>\b(?:{names})(?!\w))" for label, names in _NAMES.items())
    found = re.finditer(pattern, text)
    return [Entity(Span(*match.span()), match.lastgroup or "") for match in found]


class _Analysed(Analysing):
    """Finds the analysis made by hand, or no quotes."""

    def __init__(self, quotes: bool) -> None:
        super().__init__("", None)
        self._quotes = quotes

    def cached(self, article: Article, caches: Sequence[Path]) -> Analysis | None:
        return None

    def analyse(
        self, article: Article, caches: Sequence[Path], *, first: int = 0
    ) -> Iterator[Analysis]:
        yield analysis() if self._quotes else Analysis()


class SampleWorkspace(Workspace):
    """A real workspace with its folders under `home`; only the analysis is not computed."""

    def __init__(
        self, home: Path, *, quotes: bool = True, settings: Settings | None = None
    ) -> None:
        folders = Folders(**{name: home / name for name in _FOLDERS})
        super().__init__(settings or Settings(user="tester"), folders, annotations=home / "store")
        self._analysing = _Analysed(quotes)


class FullDisk(SampleWorkspace):
    """A workspace whose disk is full as long as `full` says so: no note can be made."""

    full = True

    def annotate(self, *args: object, **kwargs: object) -> Annotation:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().annotate(*args, **kwargs)  # type: ignore[arg-type]


def opened(article: Article) -> Future[Article]:
    """An article that is open already."""
    opening: Future[Article] = Future()
    opening.set_result(article)
    return opening


class SampleApp(ReaderApp):
    """The program on the sample, or on another article, with a clock that stands still."""

    def __init__(self, workspace: Workspace, shown: Article | None = None, theme: str = "") -> None:
        noon = datetime(2026, 1, 5, 12, 3)
        super().__init__(workspace, opened(shown or article()), clock=lambda: noon)
        if theme:
            self.theme = theme


@dataclass(slots=True)
class Reader:
    """A running screen with what tests ask of it."""

    app: SampleApp
    pilot: Pilot[Exception | None]

    @property
    def desk(self) -> Desk:
        return self.app.reading.desk

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each when everything that the one before began is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.quiet()

    async def type(self, words: str) -> None:
        await self.press(*("space" if char == " " else char for char in words))

    async def quiet(self) -> None:
        """Wait until nothing is being read, saved, fetched or drawn."""
        end = time.monotonic() + PATIENCE
        quiet = False
        while not quiet and self.app.is_running and not self.app._exception:
            assert time.monotonic() < end, f"it does not come to rest:\n{self.text}"
            before = self._is_busy
            await (asyncio.sleep(0.002) if before else self.pilot.pause())
            quiet = not (before or self._is_busy)

    @property
    def _is_busy(self) -> bool:
        screen = self.app.reading
        return screen.tools is None or bool(screen.desk.saves.waiting) or WORK.is_under_way

    @property
    def lines(self) -> list[str]:
        """What is on screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def focused(self) -> str:
        """The words in focus."""
        return self.desk.focus.span.of(self.desk.session.article.text)

    @property
    def status(self) -> Status:
        return self.app.reading.status.status


@asynccontextmanager
async def on_screen(
    workspace: Workspace,
    size: tuple[int, int] = (80, 24),
    shown: Article | None = None,
    theme: str = "",
) -> AsyncIterator[Reader]:
    """The reading screen, once text, notes and analysis are there."""
    app = SampleApp(workspace, shown, theme)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.quiet()
        yield reader
    workspace.close()
