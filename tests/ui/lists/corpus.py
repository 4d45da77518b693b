"""A small library of made-up articles with quotes as they would be found, and the program on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.cache import AnalysisCache
from reader.folders import Folders
from reader.model import Analysis, Article, Entities, Metadata, Quote, QuoteKind, Span, Speaker
from reader.settings import Settings
from reader.ui.lists.screen import ListScreen
from reader.workspace import Workspace
from reader.workspace.analysing import Analysing
from tests.ui.sample import Reader, SampleApp

_FOLDERS = ("config", "data", "state", "cache", "log")


@dataclass(frozen=True)
class Story:
    """An article to be. `quotes` are (how the words begin, how they end, kind, index of the
    speaker, confidence); they are known from the start if it is `analysed`."""

    name: str
    site: str | None
    published: str | None
    text: str
    speakers: tuple[tuple[str, str | None], ...] = ()
    quotes: tuple[tuple[str, str, str, int, float], ...] = ()
    analysed: bool = True


HARBOUR = Story(
    "harbour",
    "Northport Herald",
    "2021-03-02",
    "Harbour Vote Delayed Until Spring\n\n"
    "The council of Northport put off its vote on the harbour until the spring of next year, "
    "officials said on Monday evening after a long debate.\n\n"
    "“We need more time to read the plan,” said Mara Ellis, who leads the council’s committee "
    "on the harbour. “Nobody wants to build it twice.”\n\n"
    "Shop owners along the quay had asked for an early start of the work, and some of them left "
    "the hall before the end of the debate.\n",
    (("officials", None), ("Mara Ellis", "committee leader")),
    (
        ("The council of", "of next year", "indirect", 0, 0.9),
        ("“We need", "the plan,”", "direct", 1, 0.97),
        ("“Nobody wants", "it twice.”", "direct", 1, 0.9),
    ),
)
WALL = Story(
    "wall",
    "Northport Herald",
    "2021-05-14",
    "Sea Wall Will Cost More Than Planned\n\n"
    "The new sea wall will cost a third more than the town had planned, its engineer Tom Arden "
    "told the council, as the ground under the old pier “is softer than anybody thought.”\n\n"
    "“I asked for a second survey in the spring,” Mara Ellis said. The council will meet again in "
    "June, when the results of that survey are there.\n\n"
    "The town has saved for the wall since the flood of 1998, and a state fund pays for half.\n",
    (("Tom Arden", "engineer"), ("Mara Ellis", None)),
    (
        ("“is softer", "anybody thought.”", "mixed", 0, 0.95),
        ("“I asked", "the spring,”", "direct", 1, 0.97),
    ),
)
BERTHS = Story(
    "berths",
    "Coast Radio",
    "2020-11-20",
    "Fishermen Fear for Their Berths\n\n"
    "“They promised us the inner berths, and now nobody remembers it,” said Jonas Wede, whose "
    "family has fished from Northport for four generations.\n\n"
    "“The plan says nothing of boats under ten metres.” The room was quiet for a while. Then "
    "people began to speak all at once, and the meeting was closed.\n",
    (("Jonas Wede", "fisherman"),),
    (
        ("“They promised", "remembers it,”", "direct", 0, 0.96),
        ("“The plan says", "ten metres.”", "direct", 0, 0.35),
    ),
)
STORMS = Story(
    "storms",
    None,
    "2019",
    "A Winter of Storms\n\n"
    "Eleven storms passed over the coast between November and March, more than in any winter "
    "since the records began. The pier lost its roof in the third of them.\n\n"
    "“We slept in the cellar,” said Lena Osk, who keeps the kiosk there.\n",
    (("Lena Osk", None),),
    (("“We slept", "the cellar,”", "direct", 0, 0.97),),
    analysed=False,
)
STORIES = (HARBOUR, WALL, BERTHS, STORMS)


class _Prepared(Analysing):
    """Finds what was prepared for a text, at once and without a model."""

    def __init__(self) -> None:
        super().__init__("", None)
        self.prepared: dict[str, Analysis] = {}

    def analyse(
        self, article: Article, caches: Sequence[Path], *, first: int = 0
    ) -> Iterator[Analysis]:
        found = self.cached(article, caches)
        if found is None:
            found = self.prepared.get(article.version.sha256, Analysis())
            for cache in caches:
                AnalysisCache(cache).put(self._key(article), found)
        yield found


class LibraryWorkspace(Workspace):
    """A real workspace under `home`; only the analyses are prepared, not computed."""

    def __init__(
        self, home: Path, settings: Settings | None = None, *, private: bool = False
    ) -> None:
        self.home = home
        folders = Folders(**{name: home / name for name in _FOLDERS})
        super().__init__(
            settings or Settings(user="tester"),
            folders,
            annotations=home / "store",
            private=private,
            environ={},
        )
        self._analysing: _Prepared = _Prepared()

    def put(self, story: Story) -> Article:
        """Write the story to a file, and take it and what is found in it into the library."""
        path = self.home / f"{story.name}.txt"
        path.write_text(story.text, encoding="utf-8")
        known = Metadata(site=story.site, published=story.published)
        article = self.open(str(path), known)
        self.keep(article)
        self._analysing.prepared[article.version.sha256] = analysis_of(story, article)
        if story.analysed:
            self.analysis(article)
        return article


def analysis_of(story: Story, article: Article) -> Analysis:
    text, at = article.text, 0
    quotes = []
    for first, last, kind, speaker, confidence in story.quotes:
        start = text.index(first, at)
        at = text.index(last, start) + len(last)
        quotes.append(Quote(Span(start, at), QuoteKind(kind), speaker, confidence=confidence))
    speakers = tuple(Speaker(name, _names(name), role, 0.9) for name, role in story.speakers)
    return Analysis(Entities([]), tuple(quotes), speakers)


def _names(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, name.split()[-1]]))


def library(home: Path, stories: Sequence[Story] = STORIES) -> tuple[LibraryWorkspace, Article]:
    """A workspace with the stories in its library, and the first of them."""
    workspace = LibraryWorkspace(home)
    first, *_ = [workspace.put(story) for story in stories]
    return workspace, first


@dataclass(slots=True)
class Lists(Reader):
    """A running program with what tests of lists ask of it."""

    async def quiet(self) -> None:
        """The same, and until a dialog that was opened by what ended is there."""
        await Reader.quiet(self)
        screen = None
        while screen is not self.app.screen or not screen.is_mounted:
            screen = self.app.screen
            await Reader.quiet(self)
        await Reader.quiet(self)

    @property
    def top(self) -> ListScreen:
        screen = self.app.screen
        assert isinstance(screen, ListScreen)
        return screen

    @property
    def message(self) -> str:
        """What the status line says."""
        return self.top.messages.now

    @property
    def rows(self) -> list[str]:
        """The rows on screen, without the spaces round them."""
        region = self.top.rows.region
        lines = self.lines[region.y : region.bottom]
        return [line[region.x : region.right].strip() for line in lines if line.strip()]


@asynccontextmanager
async def lists_on_screen(
    workspace: Workspace, shown: Article, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Lists]:
    """The program with `shown` open, after some keys."""
    app = SampleApp(workspace, shown)
    async with app.run_test(size=size) as pilot:
        lists = Lists(app, pilot)
        await lists.quiet()
        for key in keys:
            await lists.press(key)
        yield lists
    workspace.close()
