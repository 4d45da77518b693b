from pathlib import Path

import pytest

from reader.cli.examples import EXAMPLES
from reader.cli.parser import parse


def test_a_word_that_is_no_command_is_something_to_read() -> None:
    arguments = parse(["story.txt"])
    assert (arguments.module, arguments.source) == ("read", "story.txt")
    assert parse([]).source is None
    assert parse(["--private", "x"]).private is True
    assert parse(["--annotations", "notes"]).command == "read"


def test_a_first_word_that_is_a_command_is_that_command() -> None:
    assert parse(["show", "story.txt"]).module == "show"
    assert parse(["./show"]).module == "read"
    assert parse(["-"]).source == "-"


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of a command line that cannot be understood; a sentence, with status 2."""
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("reader: ")
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show"], "SOURCE is missing. More: reader show --help"),
        (["annotate", "x"], "--quote is missing."),
        (["show", "x", "--format", "jsn"], "cannot be “jsn”. Did you mean “json”? There are: text"),
        (["analyze", "--jobs", "0"], "--jobs: '0' is not a whole number from 1."),
        (["search", "--limit"], "--limit needs a value after it."),
        (["show", "x", "--frmt", "y"], "no option --frmt for reader show. Did you mean “--format”"),
        (["tags", "edit", "x", "--colour=red"], "no option --colour for reader tags. Did you mean"),
        (["cite", "x", "y"], "“y” is one word too many for reader cite."),
        (["qoutes"], "neither a command nor a file “qoutes”. Did you mean “quotes”? More"),
        (["shwo", "x"], "Did you mean “show”?"),
        (["libary", "add", "x"], "Did you mean “library”?"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in told(capsys, *words)


def test_a_file_is_never_taken_for_a_mistyped_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "qoutes").write_text("x")
    assert parse(["qoutes"]).source == "qoutes"


def test_help_on_a_command_has_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["help", "cite"], ["cite", "--help"]):
        with pytest.raises(SystemExit) as left:
            parse(words)
        assert left.value.code == 0
        assert all(line in capsys.readouterr().out for line in EXAMPLES["cite"][:1])


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    for command in (
        "show", "analyze", "quotes", "cite", "annotate", "export", "import", "init", "doctor",
    ):  # fmt: skip
        assert command in shown


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("reader 0.")


@pytest.mark.parametrize(
    "words",
    [
        ["-tag:done", "kim", "--what", "notes", "-iran"],
        ["--what", "notes", "-tag:done", "kim", "-iran"],
        ["--what=notes", "--", "-tag:done", "kim", "-iran"],
    ],
)
def test_a_search_may_say_what_is_not_wanted(words: list[str]) -> None:
    arguments = parse(["search", *words])
    assert (arguments.query, arguments.what) == (["-tag:done", "kim", "-iran"], "notes")


def test_a_search_still_has_help_and_refuses_what_it_does_not_know(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words, status in ((["-h"], 0), (["--help"], 0), (["--nothing", "x"], 2)):
        with pytest.raises(SystemExit) as left:
            parse(["search", *words])
        assert left.value.code == status
    assert "speaker:NAME" in capsys.readouterr().out
