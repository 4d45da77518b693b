"""Codebooks of REFI-QDA go out and come in; XML that would harm does not."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.exchange import qdc
from reader.model import Tag
from reader.model.errors import ReaderError
from tests.annotation.exchange.rows import take

NS = {"q": qdc.NAMESPACE}
TAGS = (
    Tag("1" * 32, "travel", description="How people & goods <move>.", color="#0a0B0c"),
    Tag("2" * 32, "ferry", parent="1" * 32, description="By sea.\nOnly."),
    Tag("3" * 32, "night ferry", parent="2" * 32, color="blue"),
    Tag("4" * 32, "money", parent="f" * 32),
)
PROSE = st.text(
    st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="#"), min_size=1
)


def written(tags: tuple[Tag, ...] = TAGS) -> str:
    return "".join(qdc.write(tags))


def test_codes_stand_below_each_other_with_descriptions_and_colours() -> None:
    root = ElementTree.fromstring(written())
    assert root.tag == f"{{{qdc.NAMESPACE}}}CodeBook"
    top = root.findall("q:Codes/q:Code", NS)
    assert [code.get("name") for code in top] == ["travel", "money"]
    travel = top[0]
    assert travel.get("guid") == "11111111-1111-1111-1111-111111111111"
    assert (travel.get("color"), travel.get("isCodable")) == ("#0a0B0c", "true")
    assert travel.findtext("q:Description", None, NS) == "How people & goods <move>."
    deepest = travel.find("q:Code/q:Code", NS)
    assert deepest is not None
    assert deepest.attrib.keys() == {"guid", "name", "isCodable"}


def test_a_codebook_comes_in_whole_and_only_once() -> None:
    store = Store(None)
    assert take(store, written()).added == 4
    assert take(store, written()).unchanged == 4
    names = {tag.id: tag.name for tag in store.codebook.tags()}
    found = {
        tag.name: (tag.description, tag.color, names.get(tag.parent or ""))
        for tag in store.codebook.tags()
    }
    assert found == {
        "travel": ("How people & goods <move>.", "#0a0B0c", None),
        "ferry": ("By sea.\nOnly.", "", "travel"),
        "night ferry": ("", "", "ferry"),
        "money": ("", "", None),
    }
    assert ElementTree.canonicalize(written()).count("<Code ") == 4


@given(PROSE, PROSE)
def test_any_name_and_description_come_back(name: str, description: str) -> None:
    store = Store(None)
    take(store, written((Tag("1" * 32, name, description=description),)))
    (tag,) = store.codebook.tags()
    assert (tag.name, tag.description) == (name[:100], description)


def test_the_codebooks_of_others_come_in() -> None:
    store = Store(None)
    theirs = (
        '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="Other 12">'
        '<Codes><Code guid="{A}" name="One" isCodable="false" color="#f0a"><Code name="Two"/>'
        "</Code></Codes><Sets><Set name='s'><MemberCode guid='A'/></Set></Sets></CodeBook>"
    )
    assert take(store, theirs).added == 2
    one, two = store.codebook.find("one"), store.codebook.find("two")
    assert one is not None
    assert two is not None
    assert (one.color, two.parent) == ("#ff00aa", one.id)


def test_a_code_without_a_name_is_refused_by_its_number() -> None:
    done = take(Store(None), "<CodeBook><Codes><Code name='a'/><Code/></Codes></CodeBook>")
    assert done.added == 1
    assert done.refused == ("Code 2: a tag needs a name.",)


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<CodeBook><Codes><Code name='&b;'/></Codes></CodeBook>"
)
FILE = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><CodeBook/>"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (BOMB, "document type"),
        (FILE, "document type"),
        ("<CodeBook><Codes>", "no sound XML"),
        ("<CodeBook>" + "<Code name='a'>" * 100_000, "nested too deeply"),
        ("<html></html>", "no REFI-QDA codebook"),
        ("<?xml version='1.0' encoding='x-unknown'?><CodeBook/>", "no sound XML"),
        (b"<CodeBook>\x00\xff</CodeBook>", "no sound XML"),
    ],
)
def test_hostile_xml_is_refused_and_nothing_comes_in(bad: str | bytes, why: str) -> None:
    store = Store(None)
    with pytest.raises(ReaderError, match=why):
        take(store, bad)
    assert store.codebook.tags() == ()
