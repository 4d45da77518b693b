"""`reader paste`, and the clipboard as a source of other commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sources.html.pages import paragraphs
from tests.sources.plain.helpers import BODY
from tests.terminal import Terminal


@pytest.fixture
def clipboard(tmp_path: Path) -> dict[str, str]:
    """An environment whose xclip gives what is in the files `html` and `text`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "xclip"
    script.write_text(
        f'#!/bin/sh\ncase "$*" in *text/html*) cat "{tmp_path}/html";; *-o*) '
        f'cat "{tmp_path}/text";; esac\n'
    )
    script.chmod(0o755)
    return {
        "PATH": f"{folder}:/usr/bin:/bin",
        "DISPLAY": ":9",
        "WAYLAND_DISPLAY": "",
        "SSH_TTY": "",
        "SSH_CONNECTION": "",
    }


def test_markup_keeps_headings_and_links_need_no_page(
    reader: Run, clipboard: dict[str, str], tmp_path: Path
) -> None:
    markup = f"<h2>Ferry line to reopen</h2>{paragraphs(*BODY)}<ul><li>One boat</li></ul>"
    (tmp_path / "html").write_text(markup)
    done = reader("paste", **clipboard)
    assert done.returncode == 0, done.stderr
    assert all(paragraph in done.stdout for paragraph in BODY)
    value = json.loads(reader("show", "clipboard:", "--format", "json", **clipboard).stdout)
    assert [b["kind"] for b in value["blocks"]].count("paragraph") == len(BODY)


def test_a_few_words_are_enough(reader: Run, clipboard: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "html").write_text("<p>See you at the <b>harbour</b>.</p>")
    assert reader("paste", **clipboard).stdout.endswith("See you at the harbour.\n")


def test_text_where_there_is_no_markup(
    reader: Run, clipboard: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("\n\n".join(BODY))
    done = reader("paste", "--title", "Ferry", "--author", "Ann Other", **clipboard)
    assert done.stdout.startswith("Ferry\n\n")
    cited = reader("cite", "clipboard:", "--title", "Ferry", "--author", "Ann Other", **clipboard)
    assert "Ferry" in cited.stdout and "Other" in cited.stdout


def test_an_empty_clipboard_is_a_sentence(
    reader: Run, clipboard: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("")
    done = reader("paste", **clipboard)
    assert done.returncode == 2
    assert "The clipboard holds no text." in done.stderr


def test_it_opens_on_screen(clipboard: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "html").write_text(f"<h2>Ferry line to reopen</h2>{paragraphs(*BODY)}")
    environ = {
        **clipboard,
        "HOME": str(tmp_path / "home"),
        "READER_ANNOTATIONS": str(tmp_path / "store"),
        "TMUX": "",
    }
    with Terminal(["paste"], environ) as terminal:
        terminal.wait("voted on Friday to reopen")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
