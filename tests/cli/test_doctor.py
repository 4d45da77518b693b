"""Does `reader doctor` say what works, and what to do where something does not?"""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from reader.crash import write_report
from tests.cli.conftest import Run

NOWHERE = {
    "DISPLAY": "", "WAYLAND_DISPLAY": "", "TMUX": "", "SSH_TTY": "", "SSH_CONNECTION": "",
}  # fmt: skip


def program(folder: Path, name: str, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_plain_doctor_sums_the_clipboard_up_in_a_line(reader: Run) -> None:
    done = reader("doctor", **NOWHERE)
    assert done.returncode == 0, done.stdout
    lines = [line for line in done.stdout.splitlines() if "clipboard" in line]
    assert len(lines) == 1
    assert "reader doctor clipboard" in lines[0]


def test_each_way_to_the_clipboard_is_listed(reader: Run) -> None:
    done = reader("doctor", "clipboard", **NOWHERE)
    assert done.returncode == 0
    for way in ("native:", "osc52:", "tmux:", "file:"):
        assert way in done.stdout
    assert "no     native:" in done.stdout


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_it_says_what_to_install(reader: Run, tmp_path: Path, display: str) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "cat"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    done = reader("doctor", "clipboard", **{**NOWHERE, "PATH": str(tools), display: ":9"})
    assert "install" in done.stdout.lower()


def test_a_helper_that_answers_is_named(reader: Run, tmp_path: Path) -> None:
    program(tmp_path / "tools", "xclip", "echo here")
    path = f"{tmp_path / 'tools'}:{os.environ['PATH']}"
    done = reader("doctor", "clipboard", **{**NOWHERE, "PATH": path, "DISPLAY": ":9"})
    assert "ok     native: xclip answers" in done.stdout
    program(tmp_path / "tools", "xclip", "exit 1")
    done = reader("doctor", "clipboard", **{**NOWHERE, "PATH": path, "DISPLAY": ":9"})
    assert "no     native: xclip failed" in done.stdout


def test_a_pinned_way_that_does_not_work_fails(reader: Run, tmp_path: Path) -> None:
    settings = tmp_path / "home" / ".config" / "article-reader" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('clipboard = "tmux"\n', encoding="utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path / "home" / ".config")}
    done = reader("doctor", "clipboard", **NOWHERE, **home)
    assert done.returncode == 1
    assert "pin tmux" in done.stdout


def test_the_doctor_puts_everything_into_one_file(reader: Run, tmp_path: Path) -> None:
    log = tmp_path / "home/.local/state/article-reader/log"
    write_report(log, ValueError("unforeseen"))
    story = tmp_path / "hollyhock.txt"
    story.write_text("The hollyhock vote is put off. “We wait,” said Ann Hollyhock.")
    reader("annotate", str(story), "--quote", "is put off", "--note", "hollyhock", "--tag", "one")
    done = reader("doctor", "--report")
    path = Path(done.stdout.strip().splitlines()[-1].split()[-1])
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        assert names[0] == "doctor.txt"
        assert any(name.startswith("crash-") for name in names)
        assert "Reader " in bundle.read("doctor.txt").decode()
        assert not [name for name in names if b"hollyhock" in bundle.read(name).lower()]
