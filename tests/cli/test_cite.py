import json
import os
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


@pytest.mark.parametrize(
    "words",
    [
        ["--style", "apa6"],
        ["--form", "footnote"],
        ["--quote", "99"],
        ["--quote", "x"],
        ["--date", "03/01/2020"],
        ["--accessed", "2026"],
        ["--url", "voanews"],
        ["--words", "no such words"],
        ["--words", "back burner"],
        ["--style", "missing.csl"],
        ["--all"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_sentence_and_status_2(
    reader: Run, seed: str, words: list[str]
) -> None:
    done = reader("cite", seed, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_without_a_source_it_says_what_to_name(reader: Run) -> None:
    done = reader("cite")
    assert done.returncode == 2
    assert "--all" in done.stderr


def test_the_styles_are_listed_a_line_each(reader: Run) -> None:
    done = reader("cite", "--styles")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) >= 16
    assert lines[0].split()[:3] == ["apa", "APA", "7:"]
    names = {line.split()[0] for line in lines}
    assert {"mla", "chicago-author-date", "ris", "csl-json", "wikipedia"} <= names


def test_several_quotes_and_the_articles_own_words_go_into_one_citation(
    reader: Run, seed: str
) -> None:
    done = reader(
        "cite", seed, "--style", "mla", "--quote", "2", "--quote", "1", "--quote", "I2",
        "--words", "The U.S. killed Gen. Qassem Soleimani", "--author", "Ines Duarte",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = done.stdout
    assert "(Manning, qtd. in Duarte)" in said
    assert said.index("back burner") < said.index("killed or badly wounded")
    assert "Soleimani” (Duarte)." in said
    assert "rephrase them" in done.stderr


def test_what_the_user_says_wins_and_is_no_guess(reader: Run, seed: str) -> None:
    done = reader(
        "cite", seed, "--style", "apa", "--title", "Trump and Iran", "--author", "Ines Duarte",
        "--author", "Carla de Mendes", "--date", "2020-01-04", "--site", "The Courier",
        "--url", "https://example.org/a", "--newspaper",
        "--markup", "markdown",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Duarte, I., & de Mendes, C. (2020, January 4). Trump and Iran.")
    assert "*The Courier*" in done.stdout
    assert "<https://example.org/a>" in done.stdout
    assert done.stderr == ""


def test_the_day_of_access_is_as_told(reader: Run, seed: str) -> None:
    done = reader("cite", seed, "--style", "harvard", "--accessed", "2026-01-02")
    assert "(Accessed: 2 January 2026)" in done.stdout


def test_the_hash_of_the_text_is_added_on_request(reader: Run, seed: str) -> None:
    shown = json.loads(reader("show", seed, "--format", "json").stdout)
    assert shown["text_sha256"] in reader("cite", seed, "--snapshot").stdout


def test_other_commands_take_what_the_user_says_of_an_article_too(reader: Run, seed: str) -> None:
    said = ("--author", "Ines Duarte", "--date", "2020")
    for command in (("show", "--format", "json"), ("analyze",)):
        name, *options = command
        value = json.loads(reader(name, seed, *options, *said).stdout)
        assert value["authors"] == ["Ines Duarte"]
        assert value["published"] == "2020"
        assert "published" not in value["guessed"]
    assert reader("quotes", seed, *said).returncode == 0
    assert reader(seed, *said).stdout == reader(seed).stdout
    assert reader("annotate", seed, "--quote", "missile tests", *said).returncode == 0
    exported = [json.loads(line) for line in reader("export").stdout.splitlines()]
    (article,) = [row for row in exported if row["type"] == "article"]
    assert article["authors"] == ["Ines Duarte"]


def test_the_library_makes_a_bibliography_that_a_word_processor_opens(
    reader: Run, seed: str, tmp_path: Path
) -> None:
    assert "no articles in the library" in reader("cite", "--all").stderr
    other = tmp_path / "other.txt"
    other.write_text("A bridge opens\n\nThe bridge over the river opened.\n", encoding="utf-8")
    reader("annotate", seed, "--quote", "missile tests")
    reader("annotate", str(other), "--quote", "over the river", "--author", "Zoe Adams")
    done = reader("cite", "--all", "--style", "mla")
    assert done.returncode == 0, done.stderr
    assert done.stdout.index("Adams, Zoe.") < done.stdout.index("“Experts: Killing")
    assert "1 of 2 without author" in done.stderr
    assert done.stderr.count("author") == 1
    page = reader("cite", "--all", "--style", "mla", "--markup", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert 'charset="utf-8"' in page
    assert "<i>VOA News</i>" in page
    reader("quotes", seed)
    alone = reader("cite", seed, "--style", "apa").stdout
    assert alone in reader("cite", "--all", "--style", "apa").stdout
    assert reader("cite", "--all", "--style", "bibtex").stdout.count("@misc{") == 2
    assert reader("cite", "--all", "--quote", "1").returncode == 2
    assert reader("cite", "--all", "--style", "nope").returncode == 2


def test_a_copy_goes_through_the_helper_on_the_path(reader: Run, seed: str, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    taken = tmp_path / "taken"
    helper = folder / "xclip"
    helper.write_text(f'#!/bin/sh\ncase "$*" in *-o*) cat {taken};; *) cat > {taken};; esac\n')
    helper.chmod(0o755)
    done = reader(
        "cite", seed, "--style", "mla", "--copy",
        PATH=f"{folder}:{os.environ['PATH']}", DISPLAY=":9", SSH_TTY="", SSH_CONNECTION="",
        TMUX="", WAYLAND_DISPLAY="",
    )  # fmt: skip
    assert done.returncode == 0
    assert taken.read_text(encoding="utf-8").strip() == done.stdout.strip()
    assert "xclip" in done.stderr
