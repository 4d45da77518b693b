"""Files, folders and tables as articles to be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.workspace.library.corpus import Columns, Item, items


def read(*sources: str | Path, columns: Columns | None = None) -> list[Item]:
    found, total = items([str(source) for source in sources], columns)
    made = list(found)
    assert total == len(made)
    return made


def texts(made: list[Item]) -> list[str]:
    return [item.read.data.decode() if item.read else item.trouble for item in made]


def test_a_folder_is_walked_in_order_and_what_is_no_text_is_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", ".hidden.txt", ".git/x.txt", "p.png",
                 "a.md.meta.json", "sub/.DS_Store", "noending"):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    assert texts(read(tmp_path)) == ["a.md", "b.txt", "noending", "sub/c.html"]


def test_an_address_and_standard_input_stay_as_they_are() -> None:
    found = read("https://news.example/a.csv", "-")
    assert [(item.name, item.path, item.read) for item in found] == [
        ("https://news.example/a.csv", None, None),
        ("-", None, None),
    ]


def test_a_file_that_is_missing_is_trouble_not_an_error(tmp_path: Path) -> None:
    (item,) = read(tmp_path / "nothing.txt")
    assert item.trouble.startswith("There is no file")
    (table,) = read(tmp_path / "nothing.csv")
    assert table.trouble.startswith("There is no file")


def test_a_table_has_an_article_in_each_row(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_text(
        "Headline,Body,Date,Source,URL,Authors\n"
        'One,"First line\nsecond, line",2020-01-03,Harbour Post,https://news.example/1,A.; B. C.\n'
        "\n"
        "Two,Other words,sometime,,no address,\n",
        encoding="utf-8-sig",
    )
    one, two = read(path)
    assert one.name == f"{path}:2"
    assert texts([one, two]) == ["First line\nsecond, line", "Other words"]
    assert one.known is not None and two.known is not None
    assert (one.known.title, one.known.published, one.known.site) == (
        "One",
        "2020-01-03",
        "Harbour Post",
    )
    assert (one.known.url, one.known.authors) == ("https://news.example/1", ("A.", "B. C."))
    assert (two.known.title, two.known.published, two.known.url) == ("Two", None, None)


def test_columns_are_named_where_the_headings_are_not_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    path.write_text("Überschrift;Inhalt;title\nEins;Worte;not this\n", encoding="cp1252")
    (item,) = read(path, columns=Columns(text="Inhalt", title="überschrift"))
    assert texts([item]) == ["Worte"]
    assert item.known is not None and item.known.title == "Eins"


@pytest.mark.parametrize(
    ("columns", "said"),
    [(None, "There is no column for the text"), (Columns(text="x"), "There is no column “x”")],
)
def test_a_table_without_the_column_says_which_there_are(
    tmp_path: Path, columns: Columns | None, said: str
) -> None:
    path = tmp_path / "corpus.csv"
    path.write_text("one,two\n1,2\n")
    (item,) = read(path, columns=columns)
    assert item.trouble.startswith(said)
    assert "one, two" in item.trouble


def test_lines_of_json_are_articles_and_bad_ones_are_said(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    lines = [
        json.dumps({"text": "Words", "authors": ["A. B."], "published": "2020"}),
        "{not json",
        "[1]",
        "",
        json.dumps({"text": "  "}),
        json.dumps({"text": {"a": 1}}),
    ]
    path.write_text("\n".join(lines))
    found = read(path)
    assert texts(found) == [
        "Words",
        "The line is no JSON.",
        "The line is no JSON object.",
        "There is no text in this row.",
        "There is no text in this row.",
    ]
    assert [item.name.rpartition(":")[2] for item in found] == ["1", "2", "3", "5", "6"]
    assert found[0].known is not None and found[0].known.authors == ("A. B.",)


def test_notes_that_reader_exported_are_for_import(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"schema": 1, "type": "article", "id": "0"}\n{"type": "annotation"}\n')
    (item,) = read(path)
    assert "reader import" in item.trouble


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2" * 50, b"a,b\n\"unclosed", b"\xff\xfe", b"text\n\xe4\xf6\n"],
    ids=["empty", "binary", "unclosed", "mark", "latin"],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_no_table_breaks_the_run(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"odd.{ending}"
    path.write_bytes(content)
    assert all(item.trouble or item.read for item in read(path))


def test_a_huge_table_is_not_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "corpus.csv"
    with path.open("w") as file:
        file.write("text\n")
        file.writelines(f"word {number}\n" for number in range(5_000))
    found, total = items([str(path)], None)
    assert total == 5_000
    assert next(found).name == f"{path}:2"
