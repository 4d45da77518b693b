"""What arrives late, never, or hostile."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Analysis, Article, Block, BlockKind, Blocks, Metadata, Span, Version
from reader.model.errors import ReaderError
from reader.ui.app import ReaderApp, run
from reader.ui.article.session import Found
from reader.ui.screens.arriving import Arriving
from tests.ui.sample import Reader, SampleApp, SampleWorkspace, analysis, article, on_screen


class _Broken(SampleWorkspace):
    def analyse(self, article: Article, *, first: int = 0) -> Iterator[Analysis]:
        if article.text:
            raise ReaderError("The language helper is missing.")
        yield Analysis()


async def test_without_an_analysis_the_text_can_be_read_and_the_reason_is_said(
    tmp_path: Path,
) -> None:
    async with on_screen(_Broken(tmp_path)) as reader:
        assert reader.status.message == (
            "Quotes unavailable: The language helper is missing. (reader doctor)"
        )
        assert reader.status.working == ""
        await reader.press("s")
        assert "Quotes unavailable" in reader.status.message
        await reader.press("right_square_bracket", "H")
        assert len(reader.desk.workspace.marks(article())) == 1


async def test_what_is_opened_is_in_the_library_from_then_on(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        store = reader.desk.workspace.store
        assert store.articles.get(article().id) is not None
        assert store.articles.text(article().version.sha256) == article().text


async def test_a_whole_analysis_after_a_part_keeps_focus_and_chosen_speaker(
    tmp_path: Path,
) -> None:
    whole = analysis()
    quotes = tuple(replace(quote, speaker=0) for quote in whole.quotes[3:5])
    part = Analysis(quotes=quotes, speakers=whole.speakers[3:4])
    async with on_screen(SampleWorkspace(tmp_path, quotes=False)) as reader:
        reader.desk.take(Found(part), whole=False)
        assert reader.status.working == "finding quotes…"
        await reader.press("s", "s")
        words = reader.focused
        assert reader.status.focus.startswith("quote 1/1 · David Maxwell")
        reader.desk.take(Found(whole), whole=True)
        assert reader.focused == words
        assert reader.status.focus.startswith("quote 3/10 · David Maxwell")
        assert reader.status.speaker == "David Maxwell 2/4"
        assert reader.status.working == ""


class _Known(SampleWorkspace):
    def known_analysis(self, article: Article, *, corrected: bool = True) -> Analysis | None:
        return analysis()

    def analyse(self, article: Article, *, first: int = 0) -> Iterator[Analysis]:
        raise AssertionError("what is known is not analysed again")


async def test_a_known_analysis_is_there_with_the_first_paint(tmp_path: Path) -> None:
    async with on_screen(_Known(tmp_path)) as reader:
        assert any(line.startswith("RM") for line in reader.lines)
        assert reader.status.message == ""


async def test_an_article_that_takes_long_to_open_is_waited_for_on_screen(tmp_path: Path) -> None:
    opening: Future[Article] = Future()
    workspace = SampleWorkspace(tmp_path)
    app = ReaderApp(workspace, opening)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "a", "s")
        assert app.reading.status.status.message == "opening…"
        opening.set_result(article())
        while not app.reading.is_open:
            await pilot.pause(0.01)
        await pilot.pause()
        assert app.reading.desk.session.article is article()
    workspace.close()


async def test_an_article_that_cannot_be_opened_ends_the_screen_with_its_error(
    tmp_path: Path,
) -> None:
    opening: Future[Article] = Future()
    workspace = SampleWorkspace(tmp_path)
    app = ReaderApp(workspace, opening)
    async with app.run_test(size=(80, 24)) as pilot:
        opening.set_exception(ReaderError("There is no such file."))
        while app.is_running and app.return_value is None:
            await pilot.pause(0.01)
    assert str(app.return_value) == "There is no such file."
    with pytest.raises(ReaderError, match="no such file"):
        run(workspace, opening)
    workspace.close()


async def test_a_note_that_was_being_written_when_reader_died_is_offered_again(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a")
        await reader.type("half a thought")
        await reader.pilot.pause(1.2)
        await reader.quiet()
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a")
        assert "half a thought" in reader.text


_HOSTILE = "Good\x1b]52;c;cm0gLXJm\x07 words \x9b31m and \u202emore"


async def test_nothing_hostile_in_text_title_or_note_reaches_the_terminal(tmp_path: Path) -> None:
    text = f"{_HOSTILE} [red]here[/red]."
    version = Version(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))
    bad = Article("f" * 16, Metadata(title=_HOSTILE, site=_HOSTILE), version)
    workspace = SampleWorkspace(tmp_path, quotes=False)
    app = SampleApp(workspace, bad)
    async with app.run_test(size=(160, 40)) as pilot:
        reader = Reader(app, pilot)
        await reader.quiet()
        workspace.annotate(bad, Span(0, 4), note=_HOSTILE, tags=("good", "[bold]x"))
        Arriving(reader.desk).start(0)
        await reader.quiet()
        for keys in ((), ("J",), ("enter",), ("escape", "a"), ("escape", "i"), ("escape", "p")):
            await reader.press(*keys)
            shown = reader.text
            assert not any(char in shown for char in "\x1b\x07\x9b\u202e"), keys
        assert "[red]here[/red]" in shown
        assert "\x1b" not in app.title
    workspace.close()


async def test_that_there_are_no_quotes_covers_no_other_message(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path, quotes=False)) as reader:
        assert reader.status.message == "No quotes found."
        reader.desk.say("Your notes were mended.")
        Arriving(reader.desk)._hand_over(Found(Analysis()), whole=True)
        await reader.quiet()
        assert reader.status.message == "Your notes were mended."
        told = ["No quotes found.", "Your notes were mended.", "No quotes found."]
        assert list(reader.desk.messages.log) == told


def _long_article(paragraphs: int) -> Article:
    words = "Some words of paragraph {} that go on for a while so that the text gets long enough."
    texts = [words.format(number) for number in range(paragraphs)]
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(text))))
        at += len(text) + 2
    return Article("a" * 16, Metadata(title="Long"), Version("\n\n".join(texts), Blocks(blocks)))


async def test_a_long_article_opens_at_its_place_and_is_whole_after_the_first_paint(
    tmp_path: Path,
) -> None:
    long = _long_article(3_000)
    assert len(long.text) > 200_000
    at = long.blocks.starts[1_500]
    workspace = SampleWorkspace(tmp_path, quotes=False)
    workspace.state.put_place(long.id, at)
    async with on_screen(workspace, shown=long) as reader:
        assert reader.desk.page.seen().start == at
        assert "paragraph 1500 that" in reader.lines[1]
        await reader.press("G")
        assert "paragraph 2999" in reader.text
        await reader.press("apostrophe", "apostrophe")
        assert reader.desk.page.seen().start == at
        await reader.pilot.resize_terminal(60, 24)
        await reader.quiet()
        assert reader.desk.page.seen().start == at
