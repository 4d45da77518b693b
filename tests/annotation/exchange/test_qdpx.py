"""A REFI-QDA project holds texts, codes, coders, notes and speakers, each in its place."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyrefiqda import RefiProject

from reader.annotation import Store
from reader.annotation.exchange import qdpx
from reader.annotation.exchange.formats import pack
from reader.annotation.exchange.importing import read
from reader.annotation.exchange.row import Page
from reader.model import Anchor, AnchorState
from reader.model.errors import ReaderError
from tests.annotation.building import TEXT, article, kept, selector
from tests.annotation.exchange.rows import rows_of

NS = {"q": qdpx.NAMESPACE}
HARBOUR = TEXT.replace("ferry", "ferry \U0001f6a2")


@pytest.fixture
def store() -> Store:
    """Two coders' marks on one article: coded, noted, both, lost, and on the whole article."""
    store = Store(None, user="ana")
    key = kept(store, HARBOUR)
    travel, money = store.codebook.ensure("travel"), store.codebook.ensure("money")
    store.codebook.change(money, description="What it costs & who pays", color="#aa0000")
    store.codebook.change(travel, parent=money.id)
    add = store.annotations.add
    add(key, selector("“Without the boat", HARBOUR), note="*why*", tags=[travel.id, money.id],
        speaker="Marta Linde", role="owner of the bakery", kind="direct")  # fmt: skip
    add(key, selector("costs too much", HARBOUR), tags=[money.id])
    add(key, None, note="for the piece\non harbours", tags=[travel.id])
    gone = add(key, selector("night ferry \U0001f6a2", HARBOUR), note="gone?", tags=[travel.id])
    other = replace(gone, id="7" * 32, creator="ben", note="seen by ben")
    with store.action():
        store.annotations.put(other)
    return store


def packed(store: Store) -> bytes:
    """The article with the mark of "night ferry" lost."""
    rows = rows_of(store, HARBOUR)
    lost = Anchor(AnchorState.LOST, None, 0.0)
    rows = [replace(r, anchor=lost) if r.annotation.note == "gone?" else r for r in rows]
    page = Page(article(HARBOUR), tuple(replace(r, reference="Harbour council.") for r in rows))
    empty = Page(article("Nothing is noted here."), ())
    return b"".join(pack("qdpx", [page, empty], store.codebook.tags()))


def xml(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read("project.qde"))


def test_another_reader_of_the_format_finds_all_in_it(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "notes.qdpx"
    file.write_bytes(packed(store))
    project = RefiProject.load(file, str(tmp_path / "unpacked"))
    assert [user.name for user in project.users.user] == ["ana", "ben"]
    (money,) = project.code_book.codes.code
    assert (money.name, money.description, money.color) == (
        "money",
        "What it costs & who pays",
        "#aa0000",
    )
    codes = {money.guid: "money", money.code[0].guid: money.code[0].name}
    (case,) = project.cases.case
    (source,) = project.sources.text_source
    name = source.plain_text_path.removeprefix("internal://")
    text = (tmp_path / "unpacked" / "Sources" / name).read_text(encoding="utf-8")
    assert text == HARBOUR
    found = [
        (
            text[one.start_position : one.end_position],
            one.description,
            [codes[coding.code_ref.target_guid] for coding in one.coding],
        )
        for one in source.plain_text_selection
    ]
    assert found == [
        ("night ferry \U0001f6a2", "seen by ben", ["travel"]),
        ("“Without the boat", "*why*", ["travel", "money"]),
        ("costs too much", None, ["money"]),
    ]
    assert (case.name, case.description) == ("Marta Linde", "owner of the bakery")
    assert [ref.target_guid for ref in case.selection_ref] == [source.plain_text_selection[1].guid]
    assert [codes[c.code_ref.target_guid] for c in source.coding] == ["travel"]
    notes = {note.guid: note.plain_text_content for note in project.notes.note}
    assert [notes[ref.target_guid] for ref in source.note_ref] == [
        "for the piece\non harbours",
        "“night ferry \U0001f6a2”\n\ngone?\n\n#travel",
    ]


def test_every_reference_leads_somewhere_and_every_id_is_given_once(store: Store) -> None:
    root = xml(packed(store))
    given = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(given) == len(set(given))
    for element in root.iter():
        for name in ("targetGUID", "creatingUser"):
            assert element.get(name) is None or element.get(name) in given


def test_the_same_notes_give_the_same_bytes(store: Store) -> None:
    assert packed(store) == packed(store)


def test_a_store_without_anything_gives_a_project_without_anything() -> None:
    root = xml(b"".join(qdpx.write([], ())))
    assert [part.tag.rpartition("}")[2] for part in root] == ["Users"]


def test_what_xml_cannot_hold_is_left_out(store: Store) -> None:
    rows = rows_of(store, HARBOUR)
    hostile = replace(rows[0].annotation, note="a\x0bb\ufffe <c> & ]]>")
    page = Page(article(HARBOUR), (replace(rows[0], annotation=hostile),))
    root = xml(b"".join(qdpx.write([page], store.codebook.tags())))
    note = root.find(".//q:Note/q:PlainTextContent", NS)
    assert note is not None
    assert note.text == "ab <c> & ]]>"


def test_a_project_is_not_taken_for_a_codebook(store: Store) -> None:
    with pytest.raises(ReaderError, match="packed project"):
        read(Store(None), io.BytesIO(packed(store)))


def test_there_is_no_other_packed_format() -> None:
    with pytest.raises(ReaderError, match="no packed format"):
        pack("zip", [], ())
