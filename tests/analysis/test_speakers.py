"""Who said what, on articles written for the purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.confidence import SURE
from reader.model import QuoteKind
from tests.analysis.conftest import Analyse

Said = Callable[[str], list[tuple[str, str | None]]]


def test_last_names_titles_and_pronouns_lead_to_the_full_name(said: Said) -> None:
    text = (
        "“The harbour will reopen in spring,” said Harriet Lindqvist, director of the port.\n\n"
        "“We have waited long enough,” Ms. Lindqvist said. “The boats are ready.”\n\n"
        "“Nobody will lose a berth,” she added."
    )
    assert said(text) == [
        ("The harbour will", "Harriet Lindqvist"),
        ("We have waited", "Harriet Lindqvist"),
        ("The boats are", "Harriet Lindqvist"),
        ("Nobody will lose", "Harriet Lindqvist"),
    ]


def test_two_people_with_one_last_name_are_kept_apart(said: Said) -> None:
    text = (
        "“I saw the fire first,” said Thomas Berger, a baker.\n\n"
        "“I called for help,” said Anna Berger, a nurse.\n\n"
        "“It was over in an hour,” Mr. Berger said.\n\n"
        "“The roof was gone,” Ms. Berger said."
    )
    assert [name for _, name in said(text)] == [
        "Thomas Berger",
        "Anna Berger",
        "Thomas Berger",
        "Anna Berger",
    ]


def test_women_and_men_are_told_apart_by_he_and_she(said: Said) -> None:
    text = (
        "Congresswoman Dolores Vance met Senator Walter Pruitt on Monday.\n\n"
        "“We agree on the bridge,” she said.\n\n"
        "“We agree on nothing else,” he said."
    )
    assert said(text) == [
        ("We agree on", "Dolores Vance"),
        ("We agree on", "Walter Pruitt"),
    ]


def test_a_quotation_without_a_cue_goes_on_with_who_spoke(said: Said) -> None:
    text = (
        "“The river rose at night,” said Peter Holloway, a farmer.\n\n"
        "“By morning the road was gone.”"
    )
    assert said(text) == [
        ("The river rose", "Peter Holloway"),
        ("By morning the", "Peter Holloway"),
    ]


def test_a_quotation_far_from_who_spoke_is_not_certain(analyse: Analyse) -> None:
    text = (
        "“The river rose at night,” said Peter Holloway, a farmer.\n\n"
        "The county sent two boats.\n\n“By morning the road was gone.”"
    )
    first, second = analyse(text).quotes
    assert first.confidence >= SURE > second.confidence


def test_a_colon_announces_the_next_paragraphs_speaker(said: Said) -> None:
    text = (
        "Margaret Osei answered the council in one sentence:\n\n"
        "“I will not sell the orchard to anybody.”"
    )
    assert said(text) == [("I will not", "Margaret Osei")]


def test_a_quotation_over_paragraphs_is_its_speakers_from_the_start(analyse: Analyse) -> None:
    text = (
        "“The mine closed before I was born.\n\n“My father never spoke of it,” said Ingrid Solheim."
    )
    analysis = analyse(text)
    assert [q.speaker for q in analysis.quotes] == [0, 0]
    assert len(analysis.utterances()) == 1


def test_a_sentence_broken_by_its_cue_is_one_utterance(analyse: Analyse) -> None:
    text = "“The bridge,” said Peter Holloway, “is safe again.” “Use it,” he said."
    analysis = analyse(text)
    assert [q.continues for q in analysis.quotes] == [None, 0, None]
    assert [len(u.pieces) for u in analysis.utterances()] == [2, 1]


def test_a_quotation_after_a_sentence_about_somebody_else_is_not_the_last_speakers(
    analyse: Analyse,
) -> None:
    text = (
        "“We waited for an hour,” said Harriet Lindqvist. Peter Holloway did not wait. "
        "“I went home at once.”"
    )
    analysis = analyse(text)
    assert [
        analysis.speakers[q.speaker].name for q in analysis.quotes if q.speaker is not None
    ] == [
        "Harriet Lindqvist",
        "Peter Holloway",
    ]
    assert analysis.quotes[1].confidence < SURE


@pytest.mark.parametrize(
    "sentence",
    [
        "“Who pays for it?” asked Maria Keane.",
        "“Nobody pays for it,” echoes Maria Keane.",
        "“Nobody pays for it,” Maria Keane was quoted as saying in the press release.",
        "“Nobody pays for it,” according to Maria Keane.",
        "Maria Keane, who runs the ferry, says: “Nobody pays for it.”",
        "“Nobody,” Maria Keane, 54, of Port Ellery, told the council, “pays for it.”",
    ],
)
def test_the_ways_in_which_reports_name_their_source(said: Said, sentence: str) -> None:
    assert {name for _, name in said(sentence)} == {"Maria Keane"}


def test_the_subject_of_a_clause_after_says_is_not_who_says_it(analyse: Analyse) -> None:
    text = "Peter Holloway, who lost ten pounds in May, says the programme changed his life."
    assert [s.name for s in analyse(text).speakers] == ["Peter Holloway"]


def test_bodies_speak_too(said: Said) -> None:
    text = (
        "“The vaccine is safe,” the World Health Organization said in a statement.\n\n"
        "“We are reviewing the order,” a spokesman for the ministry said."
    )
    found = said(text)
    assert found[0] == ("The vaccine is", "World Health Organization")
    assert found[1][1] is not None
    assert "spokesman" in found[1][1]


def test_a_last_name_that_two_people_bear_is_not_shown_as_certain(analyse: Analyse) -> None:
    text = (
        "Kim Ji-yeon and Kim Min-jun sell fish.\n\n"
        "“It was loud,” said Kim Ji-yeon.\n\n“I ran,” said Kim Min-jun.\n\n“We are fine,” Kim said."
    )
    first, second, third = analyse(text).quotes
    assert min(first.confidence, second.confidence) >= SURE > third.confidence


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Robert Lund and his wife, Clara Lund, own the mill.\n\n“It was cheap,” Mr. Lund "
            "said.\n\n“It was a ruin,” Mrs. Lund said.\n\n“We slept in tents,” she said.",
            ["Robert Lund", "Clara Lund", "Clara Lund"],
        ),
        (
            "Mr. and Mrs. Lund own the mill.\n\n“It was a ruin,” Mrs. Lund said.\n\n"
            "“It still is,” Mr. Lund said.",
            ["Mrs. Lund", "Mr. Lund"],
        ),
        (
            "Gen. Carla Ruiz met Sen. Tom Baker.\n\n“We are ready,” Ruiz said.\n\n"
            "“We are not,” the senator said.\n\n“That is untrue,” the general said.",
            ["Carla Ruiz", "Tom Baker", "Carla Ruiz"],
        ),
        (
            "“It was fun,” Dame Judith Marlow said.\n\n“So much fun,” Marlow added.",
            ["Judith Marlow"] * 2,
        ),
        (
            "“I will run again,” said William Harper, the mayor of Elton.\n\n"
            "“It is my town,” Bill Harper said.\n\n“I mean it,” Harper added.",
            ["William Harper"] * 3,
        ),
        (
            "The International Atomic Energy Agency (IAEA) went in.\n\n“We saw no leak,” the IAEA "
            "said in a statement.\n\n“We will go again,” the "
            "International Atomic Energy Agency said.",
            ["International Atomic Energy Agency"] * 2,
        ),
    ],
)
def test_titles_short_forms_and_initials_lead_to_the_full_name(
    said: Said, text: str, names: list[str]
) -> None:
    assert [name for _, name in said(text)] == names


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("Nguyễn Thị Lan", "Lan"),
        ("Chimamanda Okafor", "Okafor"),
        ("Park Ji-woo", "Park"),
        ("Abdullah al-Rashid", "al-Rashid"),
        ("Siobhán O’Malley", "O’Malley"),
        ("Jean-Pierre Lefèvre", "Lefèvre"),
    ],
)
def test_names_from_everywhere(said: Said, name: str, later: str) -> None:
    text = (
        f"“The road is open,” said {name}, a teacher in the village.\n\n"
        f"“It was shut for a year,” {later} said."
    )
    assert [speaker for _, speaker in said(text)] == [name, name]


def test_interviews_are_speech_of_those_who_are_labelled(analyse: Analyse) -> None:
    text = (
        "The mayor met the press on Monday.\n\n"
        "HOLLAND: We will open the bridge in May.\n\n"
        "REPORTER: Who pays for it?\n\n"
        "HOLLAND: The county does, as it always has.\n\n"
        "Note: this text was shortened."
    )
    analysis = analyse(text)
    assert [q.span.of(text) for q in analysis.quotes] == [
        "We will open the bridge in May.",
        "Who pays for it?",
        "The county does, as it always has.",
    ]
    assert [s.name for s in analysis.speakers] == ["Holland", "Reporter"]


def test_a_radio_transcript_names_its_speakers_in_full_once(analyse: Analyse) -> None:
    text = (
        "JOHN McCOY, HOST: Welcome. With me is Senator Anna Ruiz.\n\n"
        "SEN. ANNA RUIZ (D), OHIO: Thank you for having me.\n\n"
        "McCOY: What happened on Monday?\n\n"
        "RUIZ: We voted. It took all night.\n\nIt was hard for all of us.\n\n(LAUGHTER)\n\n"
        "UNIDENTIFIED MALE: We saw it from the street.\n\n"
        "McCOY: And then?\n\nRUIZ: Then we went home."
    )
    analysis = analyse(text)
    names = [analysis.speakers[q.speaker].name for q in analysis.quotes if q.speaker is not None]
    host, guest, nobody = "John McCoy", "Anna Ruiz", "Unidentified male"
    assert names == [host, guest, host, guest, guest, nobody, host, guest]
    assert {s.name: s.role for s in analysis.speakers} == {
        host: "HOST",
        guest: "Senator",
        nobody: None,
    }


def test_an_introduction_says_who_answers(analyse: Analyse) -> None:
    text = (
        "Maria Keane has run the ferry for nine years. We spoke to Keane about Peter Holloway.\n\n"
        "Q. How long is the crossing?\n\nA. Ten minutes.\n\nQ. And in winter?\n\nA. Longer."
    )
    analysis = analyse(text)
    answers = [q for q in analysis.quotes if q.speaker is not None]
    assert [analysis.speakers[q.speaker or 0].name for q in answers] == ["Maria Keane"] * 2


def test_questions_are_nobodys_and_answers_the_interviewed_persons(analyse: Analyse) -> None:
    text = (
        "Maria Keane has run the ferry at Port Ellery for nine years. Keane was born there.\n\n"
        "Q: How long is the crossing?\n\nA: Ten minutes in good weather.\n\n"
        "Q: And in bad?\n\nA: Then nobody crosses."
    )
    analysis = analyse(text)
    speakers = [q.speaker for q in analysis.quotes]
    assert speakers == [None, 0, None, 0]
    assert analysis.speakers[0].name == "Maria Keane"
    assert all(q.confidence < SURE for q in analysis.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "She starred in the film “Winter Harbour” and its sequel.",
        "The so-called “red list” has grown again.",
        "He reads the magazine “Sea and Shore” every week.",
        "The road, known as “the Ladder,” was closed.",
        "She tells the story in her memoir, “Winter Harbour.”",
        "The road is dealt with in “Winter on the Hill,” by Ann Holt.",
    ],
)
def test_titles_and_borrowed_words_are_no_speech(said: Said, text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The crowd met him with chants of “Go Home Now!”", "“Go Home Now!”"),
        ("He wore a hat that says “Keep Our Harbour Open” in red.", "“Keep Our Harbour Open”"),
        ("Brandt warned of “knife-wielding gangs” in the park.", "“knife-wielding gangs”"),
        ("Brandt called it “the worst plan ever written.”", "“the worst plan ever written.”"),
    ],
)
def test_slogans_chants_and_short_phrases_that_are_reported_are_speech(
    analyse: Analyse, text: str, words: str
) -> None:
    quotes = [q for q in analyse(text).quotes if q.kind is not QuoteKind.INDIRECT]
    assert [q.span.of(text) for q in quotes] == [words]


def test_mixed_quotes_are_the_marked_words(analyse: Analyse) -> None:
    text = "Prime Minister Olga Brandt vowed to “rebuild every single house in the valley.”"
    (quote,) = [q for q in analyse(text).quotes if q.kind is not QuoteKind.INDIRECT]
    assert quote.kind is QuoteKind.MIXED
    assert quote.span.of(text) == "“rebuild every single house in the valley.”"
    assert quote.mention is not None
    assert "Olga Brandt" in quote.mention.of(text)


@pytest.mark.parametrize(
    ("text", "words", "mention"),
    [
        ("The dam is sound, said Peter Holloway.", "The dam is sound", "Peter Holloway"),
        ("Peter Holloway said that the dam is sound.", "the dam is sound", "Peter Holloway"),
        ("Experts said the dam could fail.", "the dam could fail", "Experts"),
        ("Holloway told reporters that it would hold.", "it would hold", "Holloway"),
        ("The dam will hold, according to the county.", "The dam will hold", "the county"),
    ],
)
def test_reported_speech_has_its_clause_and_source(
    analyse: Analyse, text: str, words: str, mention: str
) -> None:
    (quote,) = analyse(text).quotes
    assert quote.kind is QuoteKind.INDIRECT
    assert quote.span.of(text) == words
    assert quote.mention is not None
    assert quote.mention.of(text) == mention


def test_roles_come_from_before_and_after_the_name(analyse: Analyse) -> None:
    text = (
        "“It will hold,” said Peter Holloway, a retired engineer at the county.\n\n"
        "“It will not,” said State Senator Maria Keane."
    )
    roles = {s.name: s.role for s in analyse(text).speakers}
    assert roles == {
        "Peter Holloway": "retired engineer at the county",
        "Maria Keane": "State Senator",
    }


def test_a_guess_is_never_shown_as_certain(analyse: Analyse) -> None:
    text = (
        "Peter Holloway met Thomas Berger and Walter Pruitt at the dam.\n\n"
        "“It will not hold,” he said."
    )
    (quote,) = [q for q in analyse(text).quotes if q.kind is not QuoteKind.INDIRECT]
    assert quote.confidence < SURE


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "The minister, Carla Moreno, said on state radio that the dam would hold.",
            "Carla Moreno",
        ),
        ("Giving evidence, the victim's sister, Janet Lowe, said she had gone.", "Janet Lowe"),
        ("“None was told,” said the regulator’s head, Sir Ian Blackwood.", "Ian Blackwood"),
        ("“We will pay,” the port’s head, Dame Maria Lund, said.", "Maria Lund"),
        ("“It will be loud,” promised its founder, Anna Hughes.", "Anna Hughes"),
        ("“The ships are ready.” — Gerard Walker (@gwalker) January 30, 2024", "Gerard Walker"),
    ],
)
def test_a_name_beside_a_role_or_under_the_words_is_the_speaker(
    analyse: Analyse, sentence: str, speaker: str
) -> None:
    text = f"“We saw nothing,” said Peter Holloway, a farmer.\n\n{sentence}"
    analysis = analyse(text)
    last = analysis.quotes[-1].speaker
    assert last is not None
    assert analysis.speakers[last].name == speaker


def test_the_commissioner_of_others_is_not_whoever_spoke_last(said: Said) -> None:
    text = (
        "“The roof fell,” said Helen Marsh, a mother.\n\n"
        "The children's commissioner said: “Every child has a right to be safe.”"
    )
    assert said(text)[-1] == ("Every child has", "The children's commissioner")


def test_a_name_with_letters_of_rank_is_the_same_without_them(said: Said) -> None:
    text = (
        "Prosecutor Helen Marsden KC told the court: “He lied to her.”\n\n"
        "“He lied to the bank,” Ms Marsden said."
    )
    assert [name for _, name in said(text)] == ["Helen Marsden KC", "Helen Marsden KC"]


def test_words_that_a_sentence_is_about_are_nobodys_speech(said: Said) -> None:
    text = (
        "A spokesman said: “The statement speaks for itself.”\n\n"
        "What would be better? “I ignored the report” is a sentence."
    )
    assert len(said(text)) == 1


def test_what_cannot_speak_has_said_nothing(said: Said) -> None:
    text = "The box on the desk bears the words “live animals for the shop” on a label."
    assert [name for _, name in said(text)] in ([], [None])


def test_what_is_reported_begins_after_the_dateline(analyse: Analyse) -> None:
    text = "PIRAEUS, Greece (AP) — Ferry crews walked off the job on Friday, officials said."
    quote = analyse(text).quotes[0]
    assert quote.span.of(text) == "Ferry crews walked off the job on Friday"


def test_two_groups_speak_together(analyse: Analyse) -> None:
    text = (
        "A convoy entered the town on Sunday, the first in months, aid workers and residents said."
    )
    analysis = analyse(text)
    assert [speaker.name for speaker in analysis.speakers] == ["Aid workers and residents"]


def test_a_colon_after_any_verb_says_whose_words_come(analyse: Analyse) -> None:
    text = (
        "“It is over,” said Peter Holloway, a farmer.\n\n"
        "Ms. Helen Marsh hit back: “I will take no lectures.”"
    )
    quote = analyse(text).quotes[-1]
    assert quote.confidence >= SURE
    assert quote.mention is not None
    assert "Marsh" in quote.mention.of(text)


def test_an_article_of_an_arabic_name_may_be_left_out(said: Said) -> None:
    text = (
        "“It is over,” said Mohammed al-Rashidi, a farmer.\n\n"
        "“We had been saving the rice,” Rashidi said."
    )
    assert [name for _, name in said(text)] == ["Mohammed al-Rashidi", "Mohammed al-Rashidi"]
