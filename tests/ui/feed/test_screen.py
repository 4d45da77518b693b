"""The screen of a feed, used as a reader uses it."""

from __future__ import annotations

from pathlib import Path

from reader.sources.entry import Entry, Feed
from reader.ui.feed.app import FeedApp
from reader.ui.feed.screen import FeedScreen
from reader.ui.screens.reading import ReadingScreen
from tests.ui.lists.corpus import LibraryWorkspace

FEED = Feed(
    "Harbour News", None, (Entry("The pier is mended", content="<p></p>"), Entry("No words"))
)


async def test_an_entry_without_words_is_said_by_its_title_and_the_next_can_be_opened(
    tmp_path: Path,
) -> None:
    workspace = LibraryWorkspace(tmp_path)
    app = FeedApp(workspace, lambda _: FEED)
    async with app.run_test() as pilot:
        while not (isinstance(app.screen, FeedScreen) and app.screen.loaded):
            await pilot.pause(0.01)
        screen = app.screen
        for keys, said in (
            (("enter",), "The feed’s text of “The pier is mended” holds no article"),
            (("j", "enter"), "The feed gives neither an address nor a text for “No words”."),
        ):
            await pilot.press(*keys)
            while screen.working:
                await pilot.pause(0.01)
            assert screen.messages.now.startswith(said)
    workspace.close()


async def test_an_entry_that_cannot_be_opened_is_passed_over(tmp_path: Path) -> None:
    held = "The office said that nobody need pay more for a crossing than two winters ago. " * 6
    first, last = (Entry(title, content=f"<p>{title}. {held}</p>") for title in ("One", "Two"))
    entries = (first, Entry("No words"), last)
    workspace = LibraryWorkspace(tmp_path)
    app = FeedApp(workspace, lambda _: Feed("Harbour News", None, entries))

    def at() -> int | None:
        screen = app.screen
        if isinstance(screen, ReadingScreen) and screen.is_open and screen.trail:
            return screen.trail.at
        return None

    def is_listed() -> bool:
        return isinstance(app.screen, FeedScreen) and app.screen.loaded

    def is_refused() -> bool:
        return any("neither" in said for said in app.places.reading.messages.log)

    async with app.run_test() as pilot:
        for ready, key in (
            (is_listed, "enter"),
            (lambda: at() == 0, "greater_than_sign"),
            (is_refused, "greater_than_sign"),
        ):
            for _ in range(200):
                if ready():
                    break
                await pilot.pause(0.02)
            await pilot.press(key)
        for _ in range(200):
            if at() == 2:
                break
            await pilot.pause(0.02)
        assert at() == 2
    workspace.close()
