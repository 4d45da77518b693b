"""Shells complete commands, options and files."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from reader.cli.completion import completion
from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_the_commands(reader: Run, shell: str) -> None:
    done = reader("completion", shell)
    assert done.returncode == 0
    for word in ("cite", "export", "style", "annotations"):
        assert word in done.stdout


def completed(tmp_path: Path, *words: str) -> set[str]:
    """What bash offers for the last of `words`."""
    script = tmp_path / "completion.bash"
    script.write_text(completion("bash"))
    listed = " ".join(f"'{word}'" for word in words)
    probe = (
        f"source {script}\nCOMP_WORDS=({listed})\nCOMP_CWORD={len(words) - 1}\n"
        "_shtab_reader\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    done = subprocess.run(
        ["bash", "-c", probe], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    return set(done.stdout.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_commands_options_choices_and_files(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("")
    assert "cite" in completed(tmp_path, "reader", "ci")
    assert "--style" in completed(tmp_path, "reader", "cite", "--st")
    assert {"jsonl", "csv"} <= completed(tmp_path, "reader", "export", "--format", "")
    assert "article.txt" in completed(tmp_path, "reader", "show", "art")
    assert "-o default" in (tmp_path / "completion.bash").read_text()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_completes_commands_and_files(tmp_path: Path) -> None:
    (tmp_path / "_reader").write_text(completion("zsh"))
    (tmp_path / "article.txt").write_text("")
    (tmp_path / ".zshrc").write_text(
        "fpath=($ZDOTDIR $fpath); autoload -Uz compinit; compinit -u; PS1='re''ady> '\n"
    )
    environ = {**os.environ, "ZDOTDIR": str(tmp_path), "TERM": "xterm"}
    child = pexpect.spawn(
        "zsh", ["-i"], cwd=tmp_path, env=environ, encoding="utf-8", timeout=60, dimensions=(24, 80)
    )
    try:
        child.expect_exact("ready> ")
        for typed, meant in (("reader ci", "cite"), ("reader art", "article.txt")):
            child.send(typed + "\t")
            child.expect_exact(meant)
            child.send("\x15")
    finally:
        child.close(force=True)


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes_commands_options_choices_and_files(tmp_path: Path) -> None:
    (tmp_path / "reader.fish").write_text(completion("fish"))
    (tmp_path / "article.txt").write_text("")
    for typed, meant in (
        ("ci", "cite"),
        ("art", "article.txt"),
        ("show art", "article.txt"),
        ("cite --st", "--style"),
        ("export --format ", "jsonl"),
    ):
        probe = f"source reader.fish; complete -C 'reader {typed}'"
        environ = {**os.environ, "HOME": str(tmp_path)}
        done = subprocess.run(
            ["fish", "-c", probe],
            capture_output=True, text=True, cwd=tmp_path, env=environ, check=True,
        )  # fmt: skip
        offered = {line.split("\t")[0] for line in done.stdout.splitlines()}
        assert meant in offered, typed
