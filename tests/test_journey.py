"""The whole way, in a real terminal: from a scraped page to a cited note, and back again."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.resources import seeds
from tests.terminal import ROOT, Terminal

SAMPLE = next(path for path in seeds().iterdir() if path.suffix == ".txt")
SECOND_MAXWELL = "“It will be interesting to speculate"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home, a store and a clipboard helper of this test alone; no trace of the real ones."""
    folder = tmp_path / "bin"
    folder.mkdir()
    helper = folder / "xclip"
    copied = tmp_path / "copied"
    helper.write_text(
        f'#!/bin/sh\ncase "$*" in *-o*) cat "{copied}" ;; *) cat > "{copied}" ;; esac\n'
    )
    helper.chmod(0o755)
    return {
        "HOME": str(tmp_path / "home"),
        "READER_ANNOTATIONS": str(tmp_path / "store"),
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "DISPLAY": ":0",
        **dict.fromkeys(("SSH_TTY", "SSH_CONNECTION", "TMUX", "WAYLAND_DISPLAY", "STY"), ""),
    }


def go_to_second_direct_quote_of_maxwell(terminal: Terminal) -> None:
    """Choose Maxwell by standing on his first words, then on from one to the next."""
    terminal.press("/", "Kim is not going\r")
    terminal.wait("1/1")
    terminal.press("\x1b")
    terminal.press(")")
    terminal.press("(")
    terminal.wait("→ quote 3/10 · David Maxwell")
    terminal.press("s")
    terminal.wait("→ quote 9/10 · David Maxwell", SECOND_MAXWELL)


def test_from_the_sample_to_a_cited_note_and_back(environ: dict[str, str], tmp_path: Path) -> None:
    with Terminal([], environ) as terminal:
        terminal.wait("Experts: Killing of Iranian Commander", "RM")
        go_to_second_direct_quote_of_maxwell(terminal)
        terminal.press("t")
        terminal.wait("enter save")
        terminal.press("deterrence\r")
        terminal.wait("DM #█", "Saved in")
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("Compare with the spring\r")
        terminal.wait("* Compare with the spring", "saved")
        terminal.press("c")
        terminal.wait("xclip")
        assert "Maxwell" in (tmp_path / "copied").read_text(encoding="utf-8")
        terminal.press("q")
        assert terminal.wait_for_end() == 0

    with Terminal([], environ) as terminal:
        terminal.wait("Experts: Killing", SECOND_MAXWELL)
        go_to_second_direct_quote_of_maxwell(terminal)
        terminal.wait("Compare with the spring", "#deterrence")

    exported = subprocess.run(
        [sys.executable, "-m", "reader", "export"],
        env={**os.environ, **environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = [json.loads(line) for line in exported.stdout.splitlines()]
    (note,) = [row for row in rows if row["type"] == "annotation"]
    assert note["note"] == "Compare with the spring"
    assert note["tags"] == ["deterrence"]
    assert note["speaker"] == "David Maxwell"
    assert note["exact"].startswith(SECOND_MAXWELL)


def test_after_paging_away_a_note_lands_on_a_sentence_that_is_on_screen(
    environ: dict[str, str],
) -> None:
    with Terminal([str(SAMPLE)], environ, columns=80, rows=24) as terminal:
        terminal.wait("RM")
        terminal.press("s")
        terminal.wait("→ quote")
        terminal.press(" ")
        page = terminal.wait_until(lambda text: "→ sentence" in text)
        marked = " ".join(line[6:78].strip() for line in page.splitlines()[1:20])
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("here\r")
        terminal.wait("Saved in")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    exported = subprocess.run(
        [sys.executable, "-m", "reader", "export"],
        env={**os.environ, **environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rows = [json.loads(line) for line in exported.stdout.splitlines()]
    (note,) = [row for row in rows if row["type"] == "annotation"]
    assert note["exact"][:30] in marked


@pytest.mark.parametrize("line", ["cat {} | $READER", "$READER {} <&-"], ids=["pipe", "closed"])
def test_with_standard_input_elsewhere_keys_come_from_the_terminal(
    line: str, environ: dict[str, str], tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Rain in the Hills\n\nIt rained on the hills of the north all day long.\n")
    with Terminal([], environ, shell=line.format(story)) as terminal:
        terminal.wait("rained on the hills", "No quotes found")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_without_a_name_the_article_that_was_read_last_opens_again(
    environ: dict[str, str], tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Rain in the Hills\n\nIt rained on the hills of the north all day long.\n")
    with Terminal([str(story)], environ) as terminal:
        terminal.wait("rained on the hills", "No quotes found")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with Terminal([], environ) as terminal:
        terminal.wait("rained on the hills")


def test_with_standard_error_in_a_file_the_text_is_printed(
    environ: dict[str, str], tmp_path: Path
) -> None:
    errors = tmp_path / "errors"
    with Terminal([], environ, shell=f'$READER "{SAMPLE}" 2>"{errors}"', rows=200) as terminal:
        assert terminal.wait_for_end() == 0
        assert "Korean Service" in terminal.text
        assert b"\x1b" not in terminal.received
    assert errors.read_text() == ""


def test_no_control_sequence_of_text_name_or_note_reaches_the_terminal(
    environ: dict[str, str], tmp_path: Path
) -> None:
    hostile = "\x1b]52;c;cHduZWQ=\x07\x1b]0;pwned\x07\x9b31m\x1bP+q\x1b\\"
    article = tmp_path / f"ti\x1b]0;pwned\x07tle{'x' * 3}.txt"
    words = "A long enough paragraph of plain words that goes on for a while, as they do."
    article.write_text(f"{words} {hostile} And more.\n\n“So {hostile} be it,” said Ann Low.\n")
    marked = subprocess.run(
        [sys.executable, "-m", "reader", "annotate", str(article), "--quote", "plain words",
         "--note", f"mark {hostile}", "--tag", "one"],
        env={**os.environ, **environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )  # fmt: skip
    assert b"\x1b" not in marked.stdout + marked.stderr
    for path in (tmp_path / "store" / "articles").glob("*.json"):
        path.write_text(path.read_text().replace("mark", "mark \\u001b]0;pwned\\u0007"))
    with Terminal([str(article)], environ) as terminal:
        terminal.wait("plain words", "be it")
        terminal.press("j")
        terminal.wait("*")
        terminal.press("l", "K")
        terminal.wait("mark")
        terminal.press("i")
        terminal.wait("esc")
        terminal.press("\x1b")
        terminal.wait_until(lambda text: "esc close" not in text)
        terminal.press("q")
        terminal.wait_for_end()
        assert b"pwned" not in terminal.received
        assert b"]52;" not in terminal.received
        assert b"\x1bP" not in terminal.received.replace(b"\x1bP=", b"")


def test_quitting_does_not_wait_for_a_clipboard_helper_that_hangs(
    environ: dict[str, str], tmp_path: Path
) -> None:
    helper = tmp_path / "bin" / "xclip"
    helper.write_text("#!/bin/sh\nexec sleep 600\n")
    with Terminal([str(SAMPLE)], environ) as terminal:
        terminal.wait("RM")
        terminal.press("c", "q")
        assert terminal.wait_for_end() == 0


def test_without_colours_the_screen_still_reads(environ: dict[str, str]) -> None:
    with Terminal([str(SAMPLE)], {**environ, "NO_COLOR": "1"}, columns=80, rows=24) as terminal:
        terminal.wait("Experts: Killing", "RM", "█")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        looks = re.findall(rb"\x1b\[([0-9;:]*)m", terminal.received)
    # Bold, faint, italic, underlined, turned round, struck, and the terminal's own colours.
    told = {number for look in looks for number in look.split(b";")}
    assert told
    assert told <= set(b"0 1 2 3 4 7 9 39 49".split())
