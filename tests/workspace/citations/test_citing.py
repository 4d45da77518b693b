"""Citing through the workspace: what is cited, on which day, and what is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.citation import cite, with_fragment
from reader.citation.deeplink import find
from reader.model import Analysis, Article, Metadata, Span
from reader.model.errors import ReaderError
from reader.workspace import Workspace
from reader.workspace.citations.choice import CiteChoice
from reader.workspace.citations.citing import to_copy
from reader.workspace.details import day, known
from tests.ui.sample import SampleWorkspace, analysis, article

TODAY = date(2026, 3, 4)


def workspace(home: Path) -> Workspace:
    made = SampleWorkspace(home)
    made.today = lambda: TODAY
    return made


def dated(metadata: Metadata) -> Article:
    return replace(article(), metadata=metadata)


def test_several_utterances_are_cited_in_reading_order(tmp_path: Path) -> None:
    utterances = {one.number: one for one in analysis().utterances()}
    what = [utterances["8"], utterances["1"], utterances["i2"]]
    made = workspace(tmp_path).citations.ready(article(), analysis(), what).cite("mla")
    places = [made.plain.index(name) for name in ("Manning", "Maxwell", "Esper")]
    assert places == sorted(places)
    assert made.plain.count("qtd. in") == 3


def test_a_continued_utterance_is_cited_whole_without_the_words_between(tmp_path: Path) -> None:
    whole = next(one for one in analysis().utterances() if len(one.pieces) == 2)
    made = workspace(tmp_path).citations.ready(article(), analysis(), whole).cite("apa")
    assert "presidents" in made.plain
    assert "is not averse" in made.plain
    assert ". . ." in made.plain
    assert "he added" not in made.plain


def test_news_copy_introduces_a_speaker_as_the_article_does(tmp_path: Path) -> None:
    first = next(one for one in analysis().utterances() if one.number == "1")
    made = workspace(tmp_path).citations.ready(article(), analysis(), first).cite("ap")
    assert "said Robert Manning, a senior fellow at the Atlantic Council, VOA" in made.plain


def test_the_link_in_a_markdown_quote_finds_the_words(tmp_path: Path) -> None:
    text = article().text
    for one in analysis().utterances():
        made = workspace(tmp_path).citations.ready(article(), analysis(), one).cite("markdown")
        directive = made.plain.split(":~:")[1].split(">)")[0]
        found = find(text, directive)
        assert found is not None
        assert found.overlaps(one.span)
        url = article().metadata.url
        assert url and with_fragment(url, directive) in made.plain


def test_the_page_was_seen_today_where_a_style_asks_for_it(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    assert (
        "(Accessed: 4 March 2026)"
        in here.citations.ready(article(), Analysis(), None).cite("harvard").plain
    )
    assert "2026" not in here.citations.ready(article(), Analysis(), None).cite("apa").plain


def test_a_page_that_was_fetched_was_seen_on_that_day(tmp_path: Path) -> None:
    fetched = dated(replace(article().metadata, retrieved="2025-12-24T08:00:00Z"))
    here = workspace(tmp_path)
    assert (
        "(Accessed: 24 December 2025)"
        in here.citations.ready(fetched, Analysis(), None).cite("harvard").plain
    )
    ready = here.citations.ready(fetched, Analysis(), None, accessed=date(2026, 1, 2))
    assert "(Accessed: 2 January 2026)" in ready.cite("harvard").plain


def test_a_newspaper_is_cited_as_one_when_that_is_known(tmp_path: Path) -> None:
    paper = dated(replace(article().metadata, newspaper=True))
    here = workspace(tmp_path)
    assert "VOA News" in here.citations.ready(paper, Analysis(), None).cite("apa").italics
    assert "VOA News" not in here.citations.ready(article(), Analysis(), None).cite("apa").italics


def test_names_keep_their_capitals_in_a_title_in_sentence_case(tmp_path: Path) -> None:
    made = workspace(tmp_path).citations.ready(article(), analysis(), None).cite("apa", "reference")
    assert "Experts: Killing of Iranian commander sends message to North Korea" in made.plain


def test_the_snapshot_is_added_on_request(tmp_path: Path) -> None:
    ready = workspace(tmp_path).citations.ready(article(), Analysis(), None, snapshot=True)
    assert article().version.sha256 in ready.cite("apa").plain


def test_an_unknown_style_or_form_is_one_sentence(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    for style, form in (("apa6", None), ("apa", "footnote")):
        with pytest.raises(ReaderError, match=r"There is no"):
            here.citations.ready(article(), Analysis(), None).cite(style, form)


def test_the_choice_is_kept_for_each_store_and_for_passages_apart(tmp_path: Path) -> None:
    first = workspace(tmp_path).citations
    assert first.choice(of_passage=True) == CiteChoice("apa", "in-text", "plain")
    assert first.choice(of_passage=False) == CiteChoice("apa", "reference", "plain")
    first.remember(CiteChoice("harvard", "both", "html"), of_passage=True)
    again = workspace(tmp_path).citations
    assert again.choice(of_passage=True) == CiteChoice("harvard", "both", "html")
    assert again.choice(of_passage=False) == CiteChoice("harvard", "reference", "html")
    other = workspace(tmp_path)
    other._annotations = tmp_path / "other"
    assert other.citations.choice(of_passage=True) == CiteChoice("apa", "in-text", "plain")


@pytest.mark.parametrize("damaged", [7, [], {"x": 1}, {"style": 3, "passage": [], "markup": "pdf"}])
def test_a_damaged_choice_counts_as_none(tmp_path: Path, damaged: object) -> None:
    here = workspace(tmp_path)
    here.state.put("cite", {str(here.store.folder): damaged})
    assert here.citations.choice(of_passage=True) == CiteChoice("apa", "in-text", "plain")
    here.citations.remember(CiteChoice("mla", "both", "plain"), of_passage=True)
    assert here.citations.choice(of_passage=True).style == "mla"


def test_only_plain_prose_has_html_beside_it() -> None:
    from reader.citation import Work

    work = Work(article().metadata)
    for style, markup, beside in (
        ("mla", "plain", True),
        ("mla", "markdown", False),
        ("mla", "html", False),
        ("markdown", "plain", False),
        ("bibtex", "plain", False),
    ):
        text, html = to_copy(cite(style, work), markup)  # type: ignore[arg-type]
        assert text
        assert (html is not None) is beside


def test_a_private_workspace_keeps_the_last_copy_in_memory_alone(tmp_path: Path) -> None:
    from reader.settings import Settings

    here = workspace(tmp_path)
    private = Workspace(
        Settings(clipboard="file"), here.folders, annotations=tmp_path / "s", private=True
    )
    private.copy("some words")
    assert private.copies.last() == "some words"
    assert not here.folders.state.exists()


def test_a_bibliography_holds_what_is_in_the_library(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    with pytest.raises(ReaderError, match="no articles in the library"):
        here.citations.bibliography("apa")
    for title, author in (("Zebras at dawn", "Anna Zeeb"), ("A bridge", "Bo Adams")):
        source = tmp_path / f"{author}.txt"
        source.write_text(f"{title}\n\nThe words of {title} are few and plain.\n", encoding="utf-8")
        opened = here.open(str(source), known(title=title, authors=[author], published="2024-05"))
        here.annotate(opened, Span(0, 5))
    made = here.citations.bibliography("apa")
    assert made.plain.index("Adams, B. (2024, May)") < made.plain.index("Zeeb, A. (2024, May)")
    both = json.loads(here.citations.bibliography("csl-json").plain)
    assert [item["title"] for item in both] == ["Zebras at dawn", "A bridge"]


def test_what_the_user_said_of_an_article_is_known_when_it_is_opened_again(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    source = tmp_path / "story.txt"
    source.write_text("A quiet town\n\nNothing happened in the town today.\n", encoding="utf-8")
    opened = here.open(str(source), known(authors=["Ines Duarte"], newspaper=True))
    here.annotate(opened, None, note="n")
    again = here.open(str(source))
    assert again.metadata.authors == ("Ines Duarte",)
    assert again.metadata.newspaper
    other = here.open(str(source), known(authors=["Carla Mendes"]))
    assert other.metadata.authors == ("Carla Mendes",)


def test_what_the_user_says_wins_and_is_no_guess(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    source = tmp_path / "story.txt"
    source.write_text("A quiet town\n\nNothing happened in the town today.\n", encoding="utf-8")
    opened = here.open(str(source), known(title="The real title", published="2020-1-3"))
    assert opened.metadata.title == "The real title"
    assert opened.metadata.published == "2020-01-03"
    assert not {"title", "published"} & set(opened.metadata.guessed)


@pytest.mark.parametrize("words", ["yesterday", "2020-13", "2020-02-30", "03/01/2020", "12"])
def test_a_date_that_is_none_is_refused_with_how_to_write_one(words: str) -> None:
    with pytest.raises(ReaderError, match="2020-01-03"):
        known(published=words)
    with pytest.raises(ReaderError, match="2020-01-03"):
        day(words)


@pytest.mark.parametrize("words", ["voanews.com", "ftp://x.org/a", "https://", "https://a b.org"])
def test_an_address_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ReaderError, match="https://"):
        known(url=words)


def test_nothing_said_is_nothing_known() -> None:
    assert known() is None
    assert known(title="  ", authors=[" "]) is None
