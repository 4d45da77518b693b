"""Tables on a terminal: what fits, counted in its cells."""

import sys

import pytest
from rich.cells import cell_len

from reader.cli import library
from reader.cli.tables import print_rows, print_table
from reader.workspace.library.library import LibraryRow

TITLE = "A Title Of Forty Cells For An Old Ferry!"
KOREAN = "낡은 여객선 선장은 항구가 올해 안에 열린다고 오늘 아침에 말했다 그리고 또 말했다"


def be_terminal(monkeypatch: pytest.MonkeyPatch, cells: int) -> None:
    """Standard output is a terminal so wide, for the rest of the test."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(cells))


def articles(*titles: str) -> list[LibraryRow]:
    return [
        LibraryRow(
            id="0123456789abcdef",
            title=title,
            authors=(),
            site="The Northport Gull",
            published="2021-03-04",
            state="reading",
            read=0.5,
            quotes=12,
            notes=3,
            tags=(),
            archived=False,
            added="2021-03-05",
            near=(),
        )
        for title in titles
    ]


def print_library(*titles: str) -> None:
    rows = articles(*titles)
    print_rows(
        "table", (), (), map(library._cells, rows), most=library._WIDTHS, roomy=library._ROOMY
    )


def test_a_title_in_the_library_has_forty_of_eighty_cells(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_terminal(monkeypatch, 80)
    print_library(TITLE)
    assert capsys.readouterr().out.rstrip("\n").endswith(f"reading  {TITLE}")
    be_terminal(monkeypatch, 140)
    print_library(TITLE)
    assert "12 said  3 notes  The Northport Gull" in capsys.readouterr().out


def test_wide_characters_neither_wrap_nor_push_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_terminal(monkeypatch, 80)
    print_library(KOREAN, TITLE)
    assert max(map(cell_len, capsys.readouterr().out.splitlines())) in (79, 80)
    print_table([("김철수", "one"), ("Ann", "two")])
    first, second = capsys.readouterr().out.splitlines()
    assert cell_len(first) == cell_len(second) == len("Ann     two")


def test_a_pipe_gets_every_column_whole(capsys: pytest.CaptureFixture[str]) -> None:
    print_library(KOREAN)
    out = capsys.readouterr().out
    assert "12 said  3 notes  The Northport Gull" in out
    assert out.endswith(f"{KOREAN}\n")
