import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.citation.titles import (
    APA,
    CHICAGO,
    MLA,
    HeadlineRule,
    headline_case,
    main_title,
    opening_words,
    proper_nouns,
    sentence_case,
    short_title,
)


@pytest.mark.parametrize(
    ("title", "nouns", "expected"),
    [
        (
            "Experts: Killing of Iranian Commander Sends Message to North Korea",
            ("Iranian", "North Korea"),
            "Experts: Killing of Iranian commander sends message to North Korea",
        ),
        ("Senate Passes Bill After Long Debate", (), "Senate passes bill after long debate"),
        ("Senate passes NASA bill", (), "Senate passes NASA bill"),
        (
            "NASA Delays Launch of iPhone-Sized Probe",
            (),
            "NASA delays launch of iPhone-sized probe",
        ),
        ("What Now? Voters Weigh In", (), "What now? Voters weigh in"),
        ("‘Back Burner’: Allies Wait", (), "‘Back burner’: Allies wait"),
        ("U.S. Troops Leave on Friday", (), "U.S. troops leave on Friday"),
        ("White House Prices Climb", ("House Committee",), "White house prices climb"),
        ("Talks at the White House Stall", ("White House",), "Talks at the White House stall"),
        ("MARKETS FALL AS US RATE RISES", ("US",), "Markets fall as US rate rises"),
        ("G20 Leaders Meet in Rio", ("Rio",), "G20 leaders meet in Rio"),
        ("Mayor’s Plan for McDonald’s Site", (), "Mayor’s plan for McDonald’s site"),
        ("Floods — Rescue Under Way", (), "Floods — Rescue under way"),
        ("Anti-Trump Protest Grows", ("Trump",), "Anti-Trump protest grows"),
    ],
)
def test_sentence_case_keeps_proper_nouns_and_acronyms(
    title: str, nouns: tuple[str, ...], expected: str
) -> None:
    assert sentence_case(title, nouns) == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_sentence_case_changes_nothing_but_case(title: str, nouns: list[str]) -> None:
    assert sentence_case(title, nouns).casefold() == title.casefold()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (APA, "The Long Walk From the Hills to a City Under Siege"),
        (MLA, "The Long Walk from the Hills to a City under Siege"),
        (CHICAGO, "The Long Walk from the Hills to a City Under Siege"),
    ],
)
def test_headline_case_follows_the_manual(rule: HeadlineRule, expected: str) -> None:
    assert headline_case("The long walk from the hills to a city under siege", rule) == expected


def test_headline_case_leaves_a_words_own_capitals() -> None:
    assert headline_case("why iPhone sales of the BBC fell", CHICAGO) == (
        "Why iPhone Sales of the BBC Fell"
    )


def test_the_main_title_ends_at_a_colon_a_dash_or_a_question() -> None:
    assert main_title("Experts: Killing Sends Message") == "Experts"
    assert main_title("What Now? Voters Weigh In") == "What Now?"
    assert main_title("Floods – the Week After") == "Floods"
    assert main_title("Co-operation Ends at 5:30") == "Co-operation Ends at 5:30"


def test_a_short_title_drops_its_article_and_ends_on_a_word_that_means_something() -> None:
    assert short_title("The Long Walk From the Hills to a City") == "Long Walk"
    assert short_title("Experts: Killing of Iranian Commander") == "Experts"


def test_opening_words_go_on_when_the_main_title_is_one_word() -> None:
    title = "Experts: Killing of Iranian Commander Sends Message to North Korea"
    assert opening_words(title) == "Experts: Killing of Iranian Commander"


def test_the_article_itself_says_which_words_are_proper_nouns() -> None:
    title = "Killing of Iranian Commander Sends Message of Hope"
    text = f"{title}\n\nThe commander of Iranian forces, an Iranian general, died. Sends nothing."
    assert proper_nouns(title, text) == ("Iranian",)


def test_names_count_only_where_the_title_has_them_whole() -> None:
    assert proper_nouns("North Korea Waits", "", ["North Korea", "South Korea"]) == ("North Korea",)
