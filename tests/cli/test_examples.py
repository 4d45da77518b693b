"""What help, README and docs tell people to type works as it stands."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from reader.cli import agreement, library, main, quotes, search, tags
from reader.cli.examples import EXAMPLES
from reader.cli.parser import command_line, parse
from reader.model import Analysis, Article, Metadata, Version
from reader.model.contract import analysis_to_json, article_to_json
from tests.cli.conftest import ROOT

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
FOR_A_BROWSER = "serve"
FEED = (
    '<rss version="2.0"><channel><title>The Gull</title><item><title>Rain</title>'
    f"<description>{'It rained on the hills of the north all day. ' * 30}</description>"
    "</item></channel></rss>"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: str) -> Path:
    """A folder with what the examples name, and notes of two coders."""
    home, tools, here = (tmp_path / name for name in ("home", "tools", "here"))
    settings = home / ".config/article-reader/settings.toml"
    for folder in (settings.parent, tools, here / "stories"):
        folder.mkdir(parents=True)
    (tools / "xclip").write_text("#!/bin/sh\necho 'Words that were copied, and some more.'\n")
    (tools / "xclip").chmod(0o755)
    story = here / "story.txt"
    story.write_text(Path(seed).read_text() + "\n\nThese are a few words of our own.\n")
    (here / "other.txt").write_text(story.read_text().replace("Baghdad", "Basra"))
    shutil.copy(story, here / "stories")
    (here / "feed.xml").write_text(FEED)
    (here / "texts.jsonl").write_text('{"id": 1, "text": "“It rains,” said Ann Low."}\n')
    (here / "corpus.csv").write_text('body\n"It rained on the hills of the north all day."\n')
    (here / "notes.jsonl").write_text("")
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setenv("READER_ANNOTATIONS", str(tmp_path / "store"))
    assert main(["library", "add", "story.txt"]) == 0
    for coder in ("anna", "ben"):
        settings.write_text(f'user = "{coder}"\n')
        assert main(["annotate", "story.txt", "--quote", "words of our", "--tag", "claim"]) == 0
    settings.unlink()
    return here


def test_every_example_works(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name, lines in EXAMPLES.items():
        for line in lines if name != FOR_A_BROWSER else ():
            command, _, standard_input = line.partition(" > ")[0].partition(" < ")
            data = (desk / standard_input).read_bytes() if standard_input else b""
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            status = main(shlex.split(command)[1:])
            shown = capfdbinary.readouterr()
            assert status == 0, (line, shown.err)
            assert shown.out or shown.err, line


def test_every_command_has_examples_that_are_its_own() -> None:
    actions = command_line()._actions
    (names,) = [action.choices for action in actions if action.dest == "==SUPPRESS=="]
    assert set(EXAMPLES) == set(names or ())
    assert all(line.split()[1] == name for name, lines in EXAMPLES.items() for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_of_a_page_is_understood(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"`(reader [^`]*)`", text) + re.findall(r"(?m)^    (reader .*)", text)
    for line in lines:
        # What follows two spaces says what the line does; … stands for anything.
        words = line.split("  ")[0].partition(" > ")[0].partition(" < ")[0].replace("…", "x")
        try:
            parse(shlex.split(words)[1:])
        except SystemExit as left:
            assert left.code == 0, line


def test_the_page_on_formats_names_every_key_that_programs_get() -> None:
    article = Article("x" * 16, Metadata(title="x"), Version("x"))
    keys = {*article_to_json(article), *analysis_to_json(Analysis()), *quotes.COLUMNS}
    keys |= {*search.COLUMNS, *library.COLUMNS, *tags.COLUMNS, *agreement.COLUMNS}
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    assert not sorted(key for key in keys if f"`{key}`" not in page and key != "schema")
