from reader.citation import Passage, Work, cite
from reader.model import Metadata, QuoteKind

WORK = Work(
    Metadata(title="Pier [Draft] Opens", published="2021-03-09", url="https://a.example/p?x=(1)")
)


def test_the_link_leads_to_the_words() -> None:
    quote = Passage(("“At last,”",), QuoteKind.DIRECT, "Ada Finch", fragment="text=At%20last")
    made = cite("markdown", WORK, [quote])
    assert made.plain == (
        "> “At last”\n>\n> — Ada Finch, quoted in "
        "[Pier \\[Draft\\] Opens](<https://a.example/p?x=(1)#:~:text=At%20last>), March 9, 2021"
    )
    assert made.plain == made.markdown
    assert '<a href="https://a.example/p?x=(1)#:~:text=At%20last">' in made.html


def test_a_statement_without_marks_is_paraphrased() -> None:
    indirect = Passage(("The pier is safe,",), QuoteKind.INDIRECT, "Ada Finch", "mayor")
    made = cite("markdown", WORK, [indirect]).plain
    assert made.startswith("> The pier is safe\n>\n> — Ada Finch, mayor, paraphrased in [")


def test_paragraphs_each_open_with_marks() -> None:
    quote = Passage(("“One.\n\n“Two.”",), QuoteKind.DIRECT, "Ada Finch")
    made = cite("markdown", WORK, [quote]).plain
    assert made.startswith("> “One.\n>\n> “Two.”\n>\n> — Ada Finch")


def test_the_articles_own_words_have_no_speaker() -> None:
    made = cite("markdown", WORK, [Passage(("The pier opened.",))]).plain
    assert made.startswith("> The pier opened.\n>\n> — [Pier")
