"""Links and the original page are opened in the user's own browser."""

from __future__ import annotations

import asyncio
import stat
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Article, Link, Metadata, Span
from tests.ui.sample import SampleWorkspace, article, on_screen

FERRY = "https://harbour.example/ferry?from=1&to=2"


def linked(*links: Link) -> Article:
    version = replace(article().version, links=links)
    return replace(article(), version=version)


def link(words: str, url: str) -> Link:
    start = article().text.index(words)
    return Link(Span(start, start + len(words)), url)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that only writes down what it is given, and complains on both of its outputs."""
    log, script = tmp_path / "opened.txt", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho noise; echo noise >&2\nprintf %s "$1" > {log}\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"{script} %s &")
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.BackgroundBrowser(str(script)))
    return log


async def written(path: Path) -> str:
    for _ in range(500):
        if path.exists() and path.read_text():
            break
        await asyncio.sleep(0.02)
    return path.read_text()


async def test_the_links_of_an_article_are_listed_and_opened(tmp_path: Path, opened: Path) -> None:
    shown = linked(link("Iran", "https://one.example/"), link("Pyongyang", FERRY))
    async with on_screen(SampleWorkspace(tmp_path), shown=shown) as reader:
        await reader.press("ampersand")
        assert "Pyongyang · https://harbour.example" in reader.text
        await reader.press("2")
        assert await written(opened) == FERRY
        await reader.quiet()
        assert "noise" not in reader.text


async def test_a_click_on_a_link_says_where_enter_leads(tmp_path: Path, opened: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), shown=linked(link("Robert", FERRY))) as reader:
        row = next(i for i, line in enumerate(reader.lines) if "Robert Manning" in line)
        await reader.pilot.click(offset=(reader.lines[row].index("Robert"), row))
        await reader.quiet()
        assert reader.status.message == f"enter opens {FERRY}"
        await reader.press("enter")
        assert await written(opened) == FERRY


async def test_enter_opens_the_link_in_focus(tmp_path: Path, opened: Path) -> None:
    shown = linked(link("Robert Manning", FERRY))
    async with on_screen(SampleWorkspace(tmp_path), shown=shown) as reader:
        await reader.press("right_parenthesis", "right_parenthesis", "l", "h")
        await reader.press("enter")
        assert await written(opened) == FERRY


async def test_enter_asks_where_there_is_a_note_and_a_link(tmp_path: Path, opened: Path) -> None:
    shown = linked(link("Robert Manning", FERRY))
    async with on_screen(SampleWorkspace(tmp_path), shown=shown) as reader:
        await reader.press("right_curly_bracket", "H", "enter")
        assert "Robert Manning · https://harbour.example" in reader.text
        await reader.press("2")
        assert await written(opened) == FERRY


async def test_the_original_page_is_opened(tmp_path: Path, opened: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("O")
        assert await written(opened) == article().metadata.url


async def test_what_is_not_known_is_said(tmp_path: Path) -> None:
    bare = replace(linked(), metadata=Metadata(title="Ferry"))
    async with on_screen(SampleWorkspace(tmp_path), shown=bare) as reader:
        await reader.press("O")
        assert "is not known. i fills it in." in reader.status.message
        await reader.press("ampersand")
        assert reader.status.message == "There are no links in this article."


async def test_without_a_browser_the_address_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "get", nothing)
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("O")
        assert str(article().metadata.url)[:60] in reader.text
        assert "There is no browser here" in reader.text


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "x"])
async def test_only_web_addresses_are_opened(tmp_path: Path, opened: Path, url: str) -> None:
    async with on_screen(SampleWorkspace(tmp_path), shown=linked(link("Pyongyang", url))) as reader:
        await reader.press("ampersand", "1")
        assert "Only web and mail addresses" in reader.text
    assert not opened.exists()
