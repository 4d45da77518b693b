"""Bylines, and the persons in them."""

import pytest

from reader.sources.plain.names import is_byline, is_names, names_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", ("Ada Quill",)),
        ("BY ADA QUILL", ("Ada Quill",)),
        ("By: Ada Quill and Tom Marsh", ("Ada Quill", "Tom Marsh")),
        (
            "By Ada Quill, Tom Marsh and Ole van der Berg",
            ("Ada Quill", "Tom Marsh", "Ole van der Berg"),
        ),
        ("By Ada Quill For The Gull", ("Ada Quill",)),
        ("By Ada Quill / Gull Staff Writer", ("Ada Quill",)),
        ("By Ada Quill 7 hours", ("Ada Quill",)),
        ("Written by Ada Quill", ("Ada Quill",)),
        ("Von Anna Quell", ("Anna Quell",)),
        ("By J.P. O'Neill-Marsh", ("J.P. O'Neill-Marsh",)),
        ("By The Associated Press", ()),
        ("By Gull Staff", ()),
    ],
)
def test_names_in_bylines(line: str, names: tuple[str, ...]) -> None:
    assert is_byline(line)
    assert names_in(line) == names


@pytest.mark.parametrize(
    "line", ["By the time the boats came, all was over.", "By", "Bystanders cheered", "by foot"]
)
def test_lines_that_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    ["Ada Quill", "Ada Quill and Tom Marsh", "Ada Quill / GULL.EXAMPLE / May 4, 2021, 10:30 BST"],
)
def test_lines_of_names(line: str) -> None:
    assert is_names(line)


@pytest.mark.parametrize(
    "line", ["World News", "Ferry reopens", "Ada Quill spoke", "Politics", "Who is Ada Quill?"]
)
def test_lines_that_are_not_all_names(line: str) -> None:
    assert not is_names(line)
