import json
from pathlib import Path

from reader.model.contract import article_from_json
from tests.cli.conftest import Run


def test_the_sample_is_printed_cleaned(reader: Run, seed: str) -> None:
    done = reader("show", seed)
    assert done.returncode == 0
    assert "Accessibility links" not in done.stdout
    assert done.stdout.startswith("Experts: Killing of Iranian Commander")
    assert done.stdout.count("Burning debris") == 1


def test_json_holds_the_whole_article(reader: Run, seed: str) -> None:
    value = json.loads(reader("show", seed, "--format", "json").stdout)
    article = article_from_json(value)
    assert article.metadata.site == "VOA News"
    assert article.metadata.published == "2020-01-03"
    assert "published" in article.metadata.guessed
    kinds = [block.kind.value for block in article.blocks]
    assert kinds.count("paragraph") == 19
    assert kinds.count("heading") == 2
    assert kinds.count("caption") == 2
    assert [removed.text for removed in article.version.removed][:2] == [
        "Accessibility links",
        "Breaking News",
    ]
    assert len(article.version.removed) == 3


def test_standard_input_is_an_article(reader: Run) -> None:
    done = reader("show", "-", stdin="One word.\n\nAnother paragraph of a few words.\n")
    assert done.returncode == 0
    assert "Another paragraph of a few words." in done.stdout


def test_without_a_terminal_reading_prints_the_text(reader: Run, seed: str) -> None:
    assert reader(seed).stdout == reader("show", seed).stdout
    assert reader().stdout == reader("show", seed).stdout


def test_no_control_sequence_of_the_input_comes_out(reader: Run) -> None:
    hostile = "Title\x1b]0;owned\x07 of it\n\nA \x1b[31mred\x1b[0m word\u202e and \x9b31mmore.\n"
    done = reader("show", "-", stdin=hostile)
    assert done.returncode == 0
    assert not set(done.stdout) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "A red word and more." in done.stdout


def test_a_missing_file_is_one_sentence_and_status_2(reader: Run) -> None:
    done = reader("show", "no\x1b[31msuch\nfile")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("reader: ")
    assert "\x1b" not in done.stderr


def test_the_file_that_may_have_been_meant_is_named(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "here" / "story.txt").write_text("Words of it.")
    assert "Did you mean “story.txt”?" in reader("show", "storry.txt").stderr
    assert "Did you mean" not in reader("show", "").stderr


def test_an_empty_article_is_refused(reader: Run) -> None:
    done = reader("show", "-", stdin="   \n\n")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_reader_that_stops_early_is_no_error(reader: Run, seed: str) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        f'"{sys.executable}" -m reader show "{seed}" | head -c 5',
        shell=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stdout == "Exper"
    assert done.stderr == ""
