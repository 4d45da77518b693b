"""The screen of a feed, used as a reader uses it."""

from __future__ import annotations

from pathlib import Path

from reader.sources.entry import Entry, Feed
from reader.ui.feed.app import FeedApp
from reader.ui.feed.screen import FeedScreen
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
