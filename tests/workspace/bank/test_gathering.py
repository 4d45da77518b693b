"""Hits of several articles: cited, tagged, and written as files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from reader.bank import Hit
from reader.model import Annotation
from reader.model.errors import ReaderError
from reader.workspace.bank.gathering import FORMATS
from tests.ui.lists.corpus import STORIES, LibraryWorkspace


@pytest.fixture
def workspace(tmp_path: Path) -> LibraryWorkspace:
    made = LibraryWorkspace(tmp_path)
    for story in STORIES:
        made.put(story)
    return made


def hits(workspace: LibraryWorkspace, query: str) -> tuple[Hit, ...]:
    return workspace.bank.find(query, sort="article").hits


def marked(workspace: LibraryWorkspace) -> list[Annotation]:
    rows = workspace.store.articles.list()
    return [one for row in rows for one in workspace.store.annotations.of(row.id)]


def test_each_hit_is_cited_by_its_speaker(workspace: LibraryWorkspace) -> None:
    found = hits(workspace, "speaker:ellis")
    made = workspace.gathering.cite(found, "apa", "in-text")
    parts = made.plain.strip().split("\n\n")
    assert len(parts) == len(found) == 3
    assert all("Ellis, as cited in" in part for part in parts)


def test_both_forms_end_in_the_references(workspace: LibraryWorkspace) -> None:
    made = workspace.gathering.cite(hits(workspace, "speaker:ellis"), "apa", "both")
    assert made.plain.count("as cited in") == 3
    assert made.plain.count("Northport Herald.") == 2


def test_a_reference_names_an_article_once(workspace: LibraryWorkspace) -> None:
    made = workspace.gathering.cite(hits(workspace, "speaker:ellis"), "mla", "reference")
    assert made.plain.count("Northport Herald") == 2
    assert "Ellis" not in made.plain


def test_a_format_for_programs_lists_each_article(workspace: LibraryWorkspace) -> None:
    made = workspace.gathering.cite(hits(workspace, "speaker:ellis"), "bibtex")
    assert made.plain.count("@") >= 2


def test_nothing_cannot_be_cited(workspace: LibraryWorkspace) -> None:
    with pytest.raises(ReaderError, match="nothing to cite"):
        workspace.gathering.cite((), "apa")


def test_tags_are_one_undo_over_several_articles(workspace: LibraryWorkspace) -> None:
    found = hits(workspace, "speaker:ellis")
    assert workspace.gathering.tag(found, ["harbour"]) == 3
    tagged = marked(workspace)
    assert [one.speaker for one in tagged] == ["Mara Ellis"] * 3
    assert len(hits(workspace, "tag:harbour")) == 3
    workspace.undo()
    assert marked(workspace) == []


def test_an_annotation_that_is_there_bears_the_tag(workspace: LibraryWorkspace) -> None:
    workspace.gathering.tag(hits(workspace, "twice"), ["one"])
    workspace.gathering.tag(hits(workspace, "twice"), ["two"])
    (only,) = marked(workspace)
    assert workspace.store.codebook.tag_names(only.tags) == ("one", "two")
    workspace.gathering.tag(hits(workspace, "twice"), [], without=["one"])
    assert hits(workspace, "twice")[0].tags == ("two",)


def test_what_another_coder_wrote_is_left_alone(
    workspace: LibraryWorkspace, tmp_path: Path
) -> None:
    workspace.gathering.tag(hits(workspace, "twice"), ["one"])
    workspace.store.annotations._user = "somebody else"
    workspace.store.user = "somebody else"
    workspace.gathering.tag(hits(workspace, "twice"), ["two"])
    both = {one.creator: workspace.store.codebook.tag_names(one.tags) for one in marked(workspace)}
    assert both == {"tester": ("one",), "somebody else": ("two",)}


def test_a_table_has_a_row_for_each_hit_and_saves_nothing(workspace: LibraryWorkspace) -> None:
    text = "".join(workspace.gathering.write("csv", hits(workspace, "")))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 7
    assert {row["speaker"] for row in rows} >= {"Mara Ellis", "Tom Arden", "Jonas Wede"}
    assert marked(workspace) == []


def test_a_hit_with_a_note_is_written_with_it(workspace: LibraryWorkspace) -> None:
    found = hits(workspace, "twice")
    workspace.gathering.tag(found, ["cost"])
    text = "".join(workspace.gathering.write("w3c", hits(workspace, "speaker:ellis")))
    bodies = json.dumps(json.loads(text))
    assert bodies.count("cost") == 1
    assert bodies.count("TextQuoteSelector") == 3


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_the_words(workspace: LibraryWorkspace, format: str) -> None:
    found = hits(workspace, "twice")
    text = "".join(workspace.gathering.write(format, found))
    assert "Nobody wants to build it twice." in text


def test_a_format_that_there_is_not_is_said(workspace: LibraryWorkspace) -> None:
    with pytest.raises(ReaderError, match="There is no format “word”"):
        workspace.gathering.write("word", ())
