import pytest

from reader.cli.parser import parse


def test_a_word_that_is_no_command_is_something_to_read() -> None:
    arguments = parse(["story.txt"])
    assert (arguments.module, arguments.source) == ("read", "story.txt")
    assert parse([]).source is None
    assert parse(["--private", "x"]).private is True


def test_a_first_word_that_is_a_command_is_that_command() -> None:
    assert parse(["show", "story.txt"]).module == "show"
    assert parse(["./show"]).module == "read"
    assert parse(["-"]).source == "-"


@pytest.mark.parametrize(
    "words",
    [["show"], ["cite", "x", "--markup", "pdf"], ["annotate", "x"], ["analyze", "--jobs", "0"]],
)
def test_what_is_wrong_exits_with_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    assert "usage: reader" in capsys.readouterr().err


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
