"""What the formats say is read back by parsers that are not ours."""

import json
import re
from datetime import date

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from reader.citation import Passage, Work, cite
from reader.model import Metadata, QuoteKind
from tests.citation.records import Record, records

ALL = pytest.mark.parametrize("record", records(), ids=lambda record: record.id)


def plain_title(written: str) -> str:
    """A title in BibTeX as it reads: braces gone, signs free of their strokes."""
    marks = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}
    for sign, meant in marks.items():
        written = written.replace(sign, meant)
    return re.sub(r"\\([{}&%$#_])|[{}]", lambda match: match[1] or "", written)


def shown_title(record: Record) -> str:
    item = json.loads(cite("csl-json", record.work).plain)[0]
    return str(item["title"])


@ALL
@pytest.mark.parametrize("style", ["bibtex", "biblatex"])
def test_bibtex_is_read_back_whole(style: str, record: Record) -> None:
    text = cite(style, record.work, record.passages, accessed=record.accessed).plain
    library = parse_string(text)
    assert not library.failed_blocks
    (entry,) = library.entries
    assert plain_title(entry["title"]) == shown_title(record)
    fields = entry.fields_dict
    if record.work.metadata.authors:
        assert len(fields["author"].value.split(" and ")) == len(record.csl_authors)
    else:
        assert "author" not in fields
    when = "date" if style == "biblatex" else "year"
    assert (when in fields) == bool(record.work.metadata.published)


@ALL
def test_ris_is_read_back_whole(record: Record) -> None:
    text = cite("ris", record.work, record.passages, accessed=record.accessed).plain
    (entry,) = rispy.loads(text)
    metadata = record.work.metadata
    assert entry["type_of_reference"] == ("NEWS" if record.work.newspaper else "ELEC")
    assert entry["title"] == shown_title(record)
    assert len(entry.get("authors", ())) == len(record.csl_authors)
    assert entry.get("urls", [None])[0] == metadata.url
    assert entry.get("secondary_title") == metadata.site
    assert len(entry.get("notes", ())) == len(record.passages)
    if metadata.published:
        assert entry["year"] == metadata.published[:4]


@ALL
def test_csl_json_is_read_back_whole(record: Record) -> None:
    text = cite("csl-json", record.work, record.passages, accessed=record.accessed).plain
    (item,) = json.loads(text)
    metadata = record.work.metadata
    assert item.get("author", []) == list(record.csl_authors)
    assert item.get("URL") == metadata.url
    assert item.get("container-title") == metadata.site
    if metadata.published:
        days = ["-".join(f"{p:02}" for p in part) for part in item["issued"]["date-parts"]]
        assert "/".join(days) == metadata.published
    else:
        assert "issued" not in item


def test_a_title_that_is_code_stays_text_in_every_format() -> None:
    nasty = "}}, evil = {x | [[Link]] {{tpl}} <script>alert(1)</script> \\input{x} 100%"
    work = Work(Metadata(title=nasty, site="Harbour News", url="https://a.example/}%7B|x"))
    (entry,) = parse_string(cite("bibtex", work).plain).entries
    assert set(entry.fields_dict) == {"title", "howpublished"}
    assert plain_title(entry["title"]) == nasty
    template = cite("wikipedia", work).plain
    assert template.count("{{cite news") == 1 and template.endswith("}}")
    inside = template.removeprefix("{{").removesuffix("}}").replace("{{!}}", "")
    assert not re.search(r"\{\{|\}\}|\[\[|<script", inside)
    assert "<script" not in cite("apa", work).html


def test_a_line_break_in_a_field_cannot_start_another_ris_tag() -> None:
    work = Work(Metadata(title="One\nUR  - https://evil.example", site="A\r\nER  - "))
    (entry,) = rispy.loads(cite("ris", work).plain)
    assert entry["title"] == "One UR - https://evil.example"
    assert "urls" not in entry


def test_keys_are_letters_and_digits_whatever_the_language() -> None:
    keys = [
        json.loads(cite("csl-json", Work(metadata)).plain)[0]["id"]
        for metadata in (
            Metadata(title="The Żuraw Rises", authors=("Łukasz Żółć",), published="2020"),
            Metadata(title="日本", authors=("日本 太郎",)),
        )
    ]
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in keys)


def test_the_hash_of_the_text_comes_on_request_only() -> None:
    work = Work(Metadata(title="A Title"), text_sha256="ab12")
    for style in ("apa", "ris", "biblatex", "csl-json"):
        assert "ab12" not in cite(style, work).plain
        assert "ab12" in cite(style, work, snapshot=True).plain


def test_a_quote_goes_with_its_speaker_into_every_record() -> None:
    work = Work(Metadata(title="A Title"))
    quote = Passage(("“Mind the gap,”",), QuoteKind.DIRECT, "Rosa Lind", paragraph=3)
    for style in ("bibtex", "biblatex", "ris", "csl-json", "wikipedia"):
        text = cite(style, work, [quote], accessed=date(2026, 11, 22)).plain
        assert "Rosa Lind" in text and "Mind the gap" in text
