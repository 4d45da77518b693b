from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_article_is_cited_in_the_style_asked_for(reader: Run, seed: str) -> None:
    done = reader("cite", seed, "--style", "apa", "--form", "reference")
    assert done.returncode == 0
    assert done.stdout.startswith("Experts: Killing of Iranian commander sends message to North")
    assert "(2020, January 3). VOA News. https://www.voanews.com/" in done.stdout


@pytest.mark.parametrize("style", ["apa", "mla", "chicago-note", "markdown"])
def test_a_quote_is_cited_with_its_speaker(reader: Run, seed: str, style: str) -> None:
    done = reader("cite", seed, "--style", style, "--quote", "1")
    assert done.returncode == 0, done.stderr
    assert "North Korea may get put on the back burner" in done.stdout
    assert "Manning" in done.stdout


def test_what_is_missing_or_guessed_is_said(reader: Run, seed: str) -> None:
    done = reader("cite", seed, "--style", "apa")
    assert "author" in done.stderr
    assert "date" in done.stderr


def test_a_style_or_a_quote_that_there_is_not_is_refused(reader: Run, seed: str) -> None:
    for words in (("--style", "apa6"), ("--quote", "99"), ("--quote", "x")):
        done = reader("cite", seed, *words)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1


def test_a_copy_goes_through_the_helper_on_the_path(reader: Run, seed: str, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    taken = tmp_path / "taken"
    helper = folder / "xclip"
    helper.write_text(f'#!/bin/sh\ncase "$*" in *-o*) cat {taken};; *) cat > {taken};; esac\n')
    helper.chmod(0o755)
    import os

    done = reader(
        "cite", seed, "--style", "mla", "--copy",
        PATH=f"{folder}:{os.environ['PATH']}", DISPLAY=":9", SSH_TTY="", SSH_CONNECTION="",
        TMUX="", WAYLAND_DISPLAY="",
    )  # fmt: skip
    assert done.returncode == 0
    assert taken.read_text(encoding="utf-8").strip() == done.stdout.strip()
    assert "xclip" in done.stderr
