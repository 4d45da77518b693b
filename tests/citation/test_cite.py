from datetime import date

import pytest

from reader.citation import STYLES, Form, Kind, Passage, Work, cite
from reader.model import Metadata, QuoteKind
from reader.model.errors import ReaderError
from reader.text.sanitise import is_clean

URL = (
    "https://www.voanews.com/a/east-asia-pacific_experts-killing-iranian-commander-sends-message-"
    "north-korea/6182080.html"
)
SAMPLE = Metadata(
    title="Experts: Killing of Iranian Commander Sends Message to North Korea",
    published="2020-01-03",
    site="VOA News",
    url=URL,
    guessed=("published",),
)
WORK = Work(SAMPLE, ("Iranian", "North Korea"))
MANNING = Passage(
    pieces=("“North Korea may get put on the back burner,”",),
    kind=QuoteKind.DIRECT,
    speaker="Robert Manning",
    role="senior fellow at the Atlantic Council",
    paragraph=2,
    section="Top",
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "apa",
            "Experts: Killing of Iranian commander sends message to North Korea. (2020, January 3)."
            f" VOA News. {URL}",
        ),
        (
            "mla",
            "“Experts: Killing of Iranian Commander Sends Message to North Korea.” VOA News, "
            f"3 Jan. 2020, {URL.removeprefix('https://')}.",
        ),
        (
            "chicago-note",
            "“Experts: Killing of Iranian Commander Sends Message to North Korea,” VOA News, "
            f"January 3, 2020, {URL}.",
        ),
        (
            "markdown",
            "[Experts: Killing of Iranian Commander Sends Message to North Korea]"
            f"(<{URL}>), VOA News, January 3, 2020",
        ),
    ],
)
def test_the_sample_is_cited_as_an_article_without_author(style: str, expected: str) -> None:
    assert cite(style, WORK).plain == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "apa",
            "“North Korea may get put on the back burner” (R. Manning, as cited in "
            "Experts: Killing of Iranian Commander, 2020, para. 2).",
        ),
        (
            "mla",
            "“North Korea may get put on the back burner” (Manning, qtd. in “Experts”).",
        ),
        (
            "chicago-note",
            "“North Korea may get put on the back burner.”¹\n\n"
            "1. Robert Manning, quoted in “Experts: Killing of Iranian Commander Sends Message to "
            f"North Korea,” VOA News, January 3, 2020, {URL}.",
        ),
        (
            "markdown",
            "> “North Korea may get put on the back burner”\n>\n"
            "> — Robert Manning, senior fellow at the Atlantic Council, quoted in [Experts: "
            f"Killing of Iranian Commander Sends Message to North Korea](<{URL}>), VOA News, "
            "January 3, 2020",
        ),
    ],
)
def test_a_quote_of_the_sample_is_tied_to_its_speaker(style: str, expected: str) -> None:
    assert cite(style, WORK, [MANNING]).plain == expected


def test_italics_stand_in_markdown_and_html_and_are_listed_for_plain_text() -> None:
    citation = cite("apa", WORK, [MANNING])
    assert "*Experts: Killing of Iranian Commander*" in citation.markdown
    assert "<i>Experts: Killing of Iranian Commander</i>" in citation.html
    assert citation.italics == ("Experts: Killing of Iranian Commander",)


def test_what_is_missing_and_what_is_guessed_is_told_in_words() -> None:
    citation = cite("apa", WORK)
    assert citation.missing == ("author",)
    assert citation.guessed == ("date",)
    assert citation.remarks == ("Not known: author.", "Guessed: date.")


def test_a_guess_that_the_citation_does_not_show_is_not_mentioned() -> None:
    assert cite("mla", WORK, [MANNING]).guessed == ()


def test_the_paragraph_is_missing_where_the_style_counts_paragraphs() -> None:
    unplaced = Passage(MANNING.pieces, QuoteKind.DIRECT, "Robert Manning")
    assert "paragraph" in cite("apa", WORK, [unplaced]).missing
    assert "paragraph" not in cite("mla", WORK, [unplaced]).missing


def test_an_unsure_speaker_is_never_cited_silently() -> None:
    unsure = Passage(MANNING.pieces, QuoteKind.DIRECT, "Robert Manning", sure=False)
    for style in STYLES:
        assert "Not sure that Robert Manning said this." in cite(style, WORK, [unsure]).warnings


def test_words_of_an_unknown_speaker_are_not_made_the_authors() -> None:
    unknown = Passage(MANNING.pieces, QuoteKind.DIRECT, None, sure=False, paragraph=2)
    citation = cite("apa", WORK, [unknown])
    assert citation.plain.endswith(
        "(as cited in Experts: Killing of Iranian Commander, 2020, para. 2)."
    )
    assert citation.warnings == ("The speaker is not known: name who it was in your sentence.",)
    assert "quoted in [Experts" in cite("markdown", WORK, [unknown]).plain


def test_a_statement_without_marks_is_given_without_marks_and_with_a_warning() -> None:
    indirect = Passage(
        ("Iran could take the U.S.’s attention away from North Korea,",),
        QuoteKind.INDIRECT,
        "David Maxwell",
        paragraph=7,
    )
    citation = cite("apa", WORK, [indirect])
    assert citation.plain == (
        "Iran could take the U.S.’s attention away from North Korea (D. Maxwell, as cited in "
        "Experts: Killing of Iranian Commander, 2020, para. 7)."
    )
    assert any("own words" in warning for warning in citation.warnings)


def test_the_named_form_leaves_the_speaker_to_the_sentence() -> None:
    assert cite("mla", WORK, [MANNING], form=Form.NAMED).plain.endswith("(qtd. in “Experts”).")
    assert "\n\n1. Quoted in “Experts:" in cite("chicago-note", WORK, [MANNING], form="named").plain


def test_both_gives_the_words_and_then_the_reference() -> None:
    words, reference = cite("apa", WORK, [MANNING], form=Form.BOTH).plain.split("\n\n")
    assert words == cite("apa", WORK, [MANNING]).plain
    assert reference == cite("apa", WORK).plain


def test_several_quotes_of_one_article_each_have_their_citation() -> None:
    trump = Passage(("“killed or badly wounded”",), QuoteKind.MIXED, "Donald Trump", paragraph=4)
    first, second = cite("apa", WORK, [MANNING, trump]).plain.split("\n\n")
    assert "R. Manning" in first and "para. 2" in first
    assert "D. Trump" in second and "para. 4" in second


def test_a_style_or_form_that_there_is_not_is_refused_with_a_list() -> None:
    with pytest.raises(ReaderError, match="apa, mla"):
        cite("apa6", WORK)
    with pytest.raises(ReaderError, match="in-text, named"):
        cite("apa", WORK, form="upside down")


def test_control_sequences_reach_no_citation() -> None:
    evil = "\x1b]52;c;eHg=\x07\u202e"
    work = Work(
        Metadata(
            title=f"A{evil} Title", authors=(f"Una{evil} Frost",), site=f"S{evil}", url=f"u{evil}"
        )
    )
    quote = Passage((f"“Wait{evil}.”",), QuoteKind.DIRECT, f"Rosa{evil} Lind", f"clerk{evil}")
    for style in STYLES:
        citation = cite(style, work, [quote], form=Form.BOTH)
        assert is_clean(citation.plain) and is_clean(citation.markdown) and is_clean(citation.html)


def test_every_style_says_what_it_is_and_survives_knowing_nothing() -> None:
    for name, style in STYLES.items():
        assert style.name == name and style.title and style.description
        assert style.kind in Kind
        citation = cite(name, Work(Metadata()), accessed=date(2026, 11, 22))
        assert "None" not in citation.plain
        assert "title" in citation.missing


def test_who_is_described_and_not_named_has_no_capital_in_brackets() -> None:
    spoken = Passage(("“The pier is safe,”",), QuoteKind.DIRECT, "An engineer")
    work = Work(Metadata(title="Pier Opens", authors=("Una Frost",), published="2021-03-09"))
    assert "(an engineer, as cited in Frost, 2021)" in cite("apa", work, [spoken]).plain
    assert "An engineer, quoted in Una Frost" in cite("chicago-note", work, [spoken]).plain
