import pytest

from reader.citation import Passage, Work, cite
from reader.model import Metadata, QuoteKind

WORK = Work(Metadata(title="Ferry Returns", published="2021-09-03", site="Harbour News"))


def said(words: str, role: str | None, kind: QuoteKind = QuoteKind.DIRECT) -> str:
    return cite("ap", WORK, [Passage((words,), kind, "Ada Finch", role)]).plain


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Fisheries Minister", "said Fisheries Minister Ada Finch, Harbour"),
        (
            "senior fellow at the Coast Council",
            "said Ada Finch, senior fellow at the Coast Council,",
        ),
        ("President of the Council", "said Ada Finch, President of the Council, Harbour"),
        (None, "said Ada Finch, Harbour News reported Sept. 3, 2021."),
    ],
)
def test_a_title_stands_before_the_name_and_a_description_after(
    role: str | None, expected: str
) -> None:
    assert expected in said("“It was long,”", role)


def test_a_question_keeps_its_mark_and_takes_no_comma() -> None:
    assert said("“Was it long?”", None).startswith("“Was it long?” said Ada Finch")


def test_a_fragment_is_in_the_words_of_its_speaker() -> None:
    made = said("“long and cold”", None, QuoteKind.MIXED)
    assert made.startswith("“long and cold,” in the words of Ada Finch,")


def test_paragraphs_open_with_marks_and_only_the_last_closes() -> None:
    first, second = said("“It was long.\n\n“It was cold.”", None).split("\n\n")
    assert first == "“It was long."
    assert second.startswith("“It was cold,” said Ada Finch,")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2021-09-03", "Sept. 3, 2021"), ("2021-09", "September 2021"), ("2021", "2021")],
)
def test_months_are_short_only_with_a_day(published: str, expected: str) -> None:
    work = Work(Metadata(title="Ferry Returns", published=published, site="Harbour News"))
    assert cite("ap", work).plain == f"“Ferry Returns,” Harbour News, {expected}."


def test_without_a_site_the_host_reports() -> None:
    work = Work(Metadata(title="Ferry Returns", url="https://www.harbour.example/a"))
    made = cite("ap", work, [Passage(("It was long.",))])
    assert made.plain == "“It was long,” harbour.example reported."
    assert "site" in made.missing


def test_a_description_keeps_the_article_word_it_was_given() -> None:
    passage = Passage(
        ("“It was long,”",),
        QuoteKind.DIRECT,
        "Ada Finch",
        "senior fellow at the Coast Council",
        introduced="a senior fellow at the Coast Council",
    )
    made = cite("ap", WORK, [passage]).plain
    assert "said Ada Finch, a senior fellow at the Coast Council, Harbour" in made
