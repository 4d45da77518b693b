import json
import re
from dataclasses import replace

from bibtexparser.entrypoint import parse_string

from reader.citation import STYLES, Work, bibliography, to_page
from reader.model import Metadata
from tests.citation.records import records


def work(title: str, author: str = "", published: str | None = "2021-03-09") -> Work:
    authors = (author,) if author else ()
    return Work(Metadata(title=title, authors=authors, published=published, site="Harbour News"))


def test_a_list_goes_by_the_alphabet_without_articles_and_marks() -> None:
    works = [
        work("The Long Walk"),
        work("“Zebra” Seen", "Una Frost"),
        work("A Keel Is Laid"),
        work("Quiet Bay", "Ångström, Nils"),
        work("Brown Trout", "Ben Okoro"),
    ]
    lines = bibliography("apa", works).plain.split("\n\n")
    starts = [re.split(r"[.(]", line)[0].strip() for line in lines]
    assert starts == ["Ångström, N", "Frost, U", "A keel is laid", "The long walk", "Okoro, B"]


def test_works_that_a_citation_could_not_tell_apart_have_letters() -> None:
    works = [work("Zulu", "Una Frost"), work("Alpha", "Una Frost"), work("Beta", "Max Reed")]
    assert [line[:30] for line in bibliography("apa", works).plain.split("\n\n")] == [
        "Frost, U. (2021a, March 9). Al",
        "Frost, U. (2021b, March 9). Zu",
        "Reed, M. (2021, March 9). Beta",
    ]
    harvard = bibliography("harvard", works).plain
    assert "(2021a) ‘Alpha’" in harvard and "(2021b) ‘Zulu’" in harvard
    assert "2021b. “Zulu.”" in bibliography("chicago-author-date", works).plain


def test_letters_stand_after_no_date_too() -> None:
    works = [work("Zulu", "Una Frost", None), work("Alpha", "Una Frost", None)]
    assert "(n.d.-a). Alpha" in bibliography("apa", works).plain


def test_numbered_lists_keep_their_order() -> None:
    works = [work("Zulu", "Una Frost"), work("Alpha", "Max Reed")]
    first, second = bibliography("ieee", works).plain.split("\n\n")
    assert first.startswith("[1] U. Frost") and second.startswith("[2] M. Reed")
    assert "\n\n2. Reed M." in bibliography("vancouver", works).plain


def test_a_library_of_forty_and_more_makes_a_file_of_every_format() -> None:
    works = [record.work for record in records()] * 2
    entries = parse_string(bibliography("biblatex", works).plain)
    assert not entries.failed_blocks and len(entries.entries) == len(works)
    assert len({entry.key for entry in entries.entries}) == len(works)
    items = json.loads(bibliography("csl-json", works).plain)
    assert len({item["id"] for item in items}) == len(works)
    assert bibliography("ris", works).plain.count("ER  - ") == len(works)
    assert bibliography("wikipedia", works).plain.count("* {{cite news") == len(works)


def test_html_keeps_the_italics_for_a_word_processor() -> None:
    page = bibliography("mla", [work("Alpha", "Una Frost"), work("Beta")]).html
    assert page.count("<p>") == 2
    assert page.count("<i>Harbour News</i>") == 2
    whole = to_page(page, "Alpha & Beta")
    assert page in whole and 'charset="utf-8"' in whole
    assert "<title>Alpha &amp; Beta</title>" in whole


def test_what_is_missing_is_counted() -> None:
    made = bibliography("apa", [work("Alpha", "Una Frost"), work("Beta")])
    assert "1 of 2 without author." in made.warnings
    assert "2 of 2 without url." in made.warnings


def test_every_style_lists_nothing_and_everything() -> None:
    for name in STYLES:
        assert isinstance(bibliography(name, []).plain, str)
        assert bibliography(name, [record.work for record in records()]).plain


def test_one_author_alone_comes_first_and_then_the_dates_or_titles() -> None:
    works = [
        work("Zulu", "Una Frost and Al Brook", "2020-01-02"),
        work("Yard", "Una Frost", "2021-08-10"),
        work("Xylem", "Una Frost", "2021-02-04"),
        work("Wake", "Una Frost", "2021"),
    ]
    starts = [line[:38] for line in bibliography("apa", works).plain.split("\n\n")]
    assert starts == [
        "Frost, U. (2021a). Wake. Harbour News.",
        "Frost, U. (2021b, February 4). Xylem. ",
        "Frost, U. (2021c, August 10). Yard. Ha",
        "Frost, U., & Brook, A. (2020, January ",
    ]
    mla = [line[:16] for line in bibliography("mla", works).plain.split("\n\n")]
    assert mla == ["Frost, Una. “Wak", "---. “Xylem.” Ha", "---. “Yard.” Har", "Frost, Una, and "]


def test_what_is_guessed_is_counted() -> None:
    one = work("Alpha", "Una Frost")
    sure, guess = one, Work(replace(one.metadata, guessed=("published", "language")))
    assert "1 of 2 with a guessed date." in bibliography("apa", [sure, guess]).warnings
