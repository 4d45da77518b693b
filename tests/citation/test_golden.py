"""Every style on every golden record; see golden/README.md for who confirmed what."""

import json

import pytest

from reader.citation import STYLES, Form, cite
from tests.citation.records import GOLDEN, Record, records

RECORDS = {record.id: record for record in records()}
FORMS = {
    "reference": Form.REFERENCE,
    "with quotes": Form.REFERENCE,
    "article in-text": Form.IN_TEXT,
    "in-text": Form.IN_TEXT,
    "named": Form.NAMED,
}
WITH_PASSAGES = ("with quotes", "in-text", "named")


def made(style: str, record: Record, label: str) -> str:
    passages = record.passages if label in WITH_PASSAGES else ()
    form = FORMS[label]
    return cite(style, record.work, passages, form=form, accessed=record.accessed).markdown


@pytest.mark.parametrize("style", STYLES)
def test_every_golden_record_is_cited_as_expected(style: str) -> None:
    expected = json.loads((GOLDEN / f"{style}.json").read_text(encoding="utf-8"))
    assert set(expected) == set(RECORDS)
    for name, row in expected.items():
        for label, expectation in row.items():
            assert made(style, RECORDS[name], label) == expectation["text"], (name, label)
            assert expectation["by"]


def test_most_references_of_the_styles_that_pandoc_knows_are_confirmed_by_it() -> None:
    for style in ("apa", "mla", "chicago-note", "chicago-bibliography", "harvard", "ieee"):
        rows = json.loads((GOLDEN / f"{style}.json").read_text(encoding="utf-8")).values()
        confirmed = sum(row["reference"]["by"] == "pandoc" for row in rows)
        assert confirmed >= 0.8 * len(rows), style


@pytest.mark.parametrize("record", records(), ids=lambda record: record.id)
def test_what_a_record_lacks_is_told_and_never_invented(record: Record) -> None:
    metadata = record.work.metadata
    citation = cite("apa", record.work, accessed=record.accessed)
    known = {"author": metadata.authors, "date": metadata.published, "url": metadata.url}
    for name, value in known.items():
        assert (name in citation.missing) == (not value)
    assert ("n.d." in citation.plain) == (not metadata.published)
