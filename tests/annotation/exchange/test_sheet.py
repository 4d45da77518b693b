"""CSV that other programs read, and that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.exchange import sheet
from reader.model import Tag
from tests.annotation.building import TEXT, article, kept, noted, selector
from tests.annotation.exchange.rows import rows_of, take

PROSE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "M")))


def read(lines: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lines, newline="")))


def test_a_row_holds_all_that_is_known() -> None:
    store = Store(None, user="ana")
    key = kept(store)
    tags = [store.codebook.ensure(name).id for name in ("sea; air", "money")]
    store.annotations.add(key, selector("night ferry"), note='two\n"lines"', tags=tags)
    (row,) = rows_of(
        store, speaker="Oke Brandt", source="confirmed", confidence=1.0, sure=True, paragraph=1,
        citation="(Brandt)", link="https://example.com/#:~:text=x", article_tags=("islands",),
    )  # fmt: skip
    (cells,) = read("".join(sheet.write([row])))
    assert tuple(cells) == sheet.COLUMNS
    assert TEXT[int(cells["start"]) : int(cells["end"])] == cells["quote"] == "night ferry"
    assert cells["note"] == 'two\n"lines"'
    assert sheet.unlisted(cells["tags"]) == ["sea; air", "money"]
    assert (cells["speaker_source"], cells["confidence"], cells["sure"]) == (
        "confirmed",
        "1.00",
        "yes",
    )
    assert (cells["coder"], cells["state"], cells["article_tags"]) == ("ana", "exact", "islands")


def test_rows_come_by_speaker_and_once_under_each_tag() -> None:
    store = Store(None)
    noted(store, "one")
    (row,) = rows_of(store)
    rows = [
        replace(row, speaker="zoe", tags=("b", "a")),
        replace(row, speaker=None),
        replace(row, speaker="Adam"),
    ]
    assert [c["speaker"] for c in read("".join(sheet.write(rows, "speaker")))] == [
        "Adam",
        "zoe",
        "",
    ]
    assert len(read("".join(sheet.write(rows, "tag")))) == 4


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''@x", "＝1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert sheet.safe(text) == "'" + text
    assert sheet.unsafe("'" + text) == text


@given(PROSE)
def test_a_cell_is_as_before_without_its_apostrophe(text: str) -> None:
    assert sheet.unsafe(sheet.safe(text)) == text
    assert sheet.safe(text)[:1] not in tuple("=+-@\t\r")


NAMES = st.lists(
    PROSE.map(lambda name: " ".join(name.split()).strip("#").strip()).filter(bool),
    unique_by=str.casefold,
    max_size=5,
)


@given(NAMES, PROSE)
def test_a_codebook_comes_in_whole_and_only_once(names: list[str], description: str) -> None:
    tags = [
        Tag(f"{n:032x}", name, description=description, parent=f"{0:032x}" if n else None)
        for n, name in enumerate(names)
    ]
    store = Store(None)
    written = "".join(sheet.write_codebook(tags))
    done = take(store, written)
    assert done.refused == ()
    again = take(store, written)
    assert (again.added, again.updated) == (0, 0)
    root = store.codebook.find(names[0]) if names else None
    for name in names[1:]:
        found = store.codebook.find(name)
        assert found is not None
        assert found.description.strip() == description.strip()
        assert root is not None
        assert found.parent in (root.id, None)


def test_keys_colours_and_other_names_come_in_where_they_are_free() -> None:
    store = Store(None)
    mine = store.codebook.ensure("money")
    store.codebook.change(mine, key="1", description="my words")
    done = take(
        store,
        "Tag,Memo,Colour,Shortcut,Parent code,Aliases\n"
        "money,theirs,#ff0000,2,,cash; funds\n"
        "ferry,'=not a formula,blue,1,travel,\n",
    )
    assert (done.added, done.updated, done.refused) == (1, 1, ())
    money, ferry = store.codebook.find("cash"), store.codebook.find("ferry")
    assert money is not None
    assert ferry is not None
    assert (money.id, money.key, money.description) == (mine.id, "1", "my words")
    assert (money.color, money.aliases) == ("#ff0000", ("cash", "funds"))
    assert (ferry.description, ferry.color, ferry.key) == ("=not a formula", "", "")
    parent = store.codebook.get(ferry.parent or "")
    assert parent is not None
    assert parent.name == "travel"


def test_what_cannot_be_used_is_refused_by_its_line() -> None:
    store = Store(None)
    done = take(store, "name,description,parent\none,,two\n\n,nameless,\ntwo,,one\n")
    assert done.added == 2
    assert [sentence.split(":")[0] for sentence in done.refused] == ["Line 4", "Line 5"]
    assert store.undo().label == "import"
    assert store.codebook.tags() == ()


def test_a_codebook_of_semicolons_and_a_byte_order_mark_comes_in() -> None:
    store = Store(None)
    assert take(store, "\ufeffname;description\none;first\n").added == 1
    (tag,) = store.codebook.tags()
    assert (tag.name, tag.description) == ("one", "first")
    assert article().id not in {row.id for row in store.articles.list()}
