"""Rows hold what is known now: who said it and how sure that is, where it stands, its citation."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotation.exchange.row import Row
from reader.model import AnchorState, Article, Span, Version
from reader.model.errors import ReaderError
from reader.workspace import Workspace
from tests.workspace.conftest import Make

WORDS = "more time to read"
URL = "https://example.com/harbour"


def marked(workspace: Workspace, story: Path, words: str = WORDS) -> Article:
    from reader.workspace.details import known

    article = workspace.open(str(story), known(url=URL, authors=["Ana Petrova"], published="2024"))
    start = article.text.index(words)
    workspace.annotate(article, Span(start, start + len(words)), note="n", tags=["time"])
    return article


def only(workspace: Workspace, *articles: Article) -> Row:
    (page,) = workspace.exporting.pages(articles or None)
    (row,) = page.rows
    return row


def test_a_row_says_who_said_it_and_cites_the_words(make: Make, story: Path) -> None:
    workspace = make()
    article = marked(workspace, story)
    workspace.analysis(article)
    row = only(workspace)
    assert (row.speaker, row.kind, row.source, row.sure) == (
        "Mara Ellis",
        "direct",
        "found",
        True,
    )
    assert (row.words, row.tags, row.paragraph) == (WORDS, ("time",), 2)
    assert row.anchor is not None
    assert row.anchor.state is AnchorState.EXACT
    assert "Ellis" in row.citation
    assert "Petrova" in row.reference
    assert row.link == f"{URL}#:~:text=more%20time%20to%20read"


def test_corrections_made_since_are_in_the_rows(make: Make, story: Path) -> None:
    workspace = make()
    article = marked(workspace, story)
    said = next(u for u in workspace.analysis(article).utterances() if u.number == "1")
    workspace.settling.speaker(article, [said], "Mara Ellis")
    assert only(workspace).source == "confirmed"
    workspace.settling.speaker(article, [said], "Jo Brook")
    row = only(make())
    assert (row.speaker, row.source, row.sure) == ("Jo Brook", "corrected", True)
    assert "Brook" in row.citation


def test_speakers_are_listed_as_the_library_calls_them_and_cited_as_the_article_does(
    make: Make, story: Path
) -> None:
    workspace = make()
    article = workspace.open(str(story))
    at = article.text.index("We need more time")
    analysis = workspace.analysis(article)
    workspace.annotate(article, Span(at, at + 17), analysis=analysis)
    (row,) = next(iter(workspace.exporting.pages([article]))).rows
    (person,) = [one for one in workspace.people.rows() if one.name == row.speaker]
    workspace.people.rename(person.key, "Mara B. Ellis (council)")
    (renamed,) = next(iter(workspace.exporting.pages([article]))).rows
    assert renamed.speaker == "Mara B. Ellis (council)"
    assert renamed.citation == row.citation
    assert renamed.source == "found"


def test_lost_words_keep_the_place_where_they_were_marked(make: Make, story: Path) -> None:
    workspace = make()
    article = workspace.open(str(story))
    at = article.text.index("“We need more time")
    workspace.annotate(article, Span(at, at + 40))
    quotes = re.sub("“We need.*twice.”", "Nothing was said.", article.text, flags=re.DOTALL)
    later = replace(article, version=Version(quotes, article.blocks))
    (row,) = next(iter(workspace.exporting.pages([later]))).rows
    assert row.anchor is not None
    assert row.anchor.state is AnchorState.LOST
    assert (row.paragraph, row.words) == (2, article.text[at : at + 40])


def test_without_an_analysis_what_was_noted_stands_and_is_not_sure(make: Make, story: Path) -> None:
    workspace = make()
    article = marked(workspace, story)
    (annotation,) = workspace.store.annotations.of(article.id)
    workspace.store.annotations.change(annotation, speaker="Mara Ellis", kind="direct")
    row = only(workspace)
    assert (row.speaker, row.source, row.sure, row.confidence) == (
        "Mara Ellis",
        None,
        False,
        None,
    )


def test_words_that_nobody_said_are_cited_as_the_articles(make: Make, story: Path) -> None:
    workspace = make()
    article = marked(workspace, story, "Shop owners along the quay")
    workspace.analysis(article)
    row = only(workspace, article)
    assert (row.speaker, row.kind) == (None, None)
    assert "Petrova" in row.citation


def test_an_article_whose_text_is_gone_still_leaves(
    make: Make, story: Path, tmp_path: Path
) -> None:
    workspace = make()
    article = marked(workspace, story)
    for folder in ("inputs", "texts"):
        for path in (tmp_path / "store" / folder).iterdir():
            path.unlink()
    row = only(make())
    assert (row.words, row.text) == (WORDS, None)
    assert row.citation == row.reference
    assert row.annotation.article == article.id
    for name in ("markdown", "csv", "html", "w3c", "hypothesis"):
        assert WORDS in "".join(make().exporting.write(name))


def test_a_text_without_its_input_keeps_its_places(make: Make, story: Path, tmp_path: Path) -> None:
    marked(make(), story)
    for path in (tmp_path / "store" / "inputs").iterdir():
        path.unlink()
    row = only(make())
    assert (row.words, row.text is not None) == (WORDS, True)


def test_formats_and_headings_that_are_not_there_are_named(make: Make) -> None:
    exporting = make().exporting
    with pytest.raises(ReaderError, match="no format “pdf”"):
        list(exporting.write("pdf"))
    with pytest.raises(ReaderError, match="--by is for markdown and csv"):
        list(exporting.write("w3c", by="tag"))
    assert next(csv.reader(io.StringIO("".join(exporting.write("csv")))))[0] == "id"
