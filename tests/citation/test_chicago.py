from datetime import date

from reader.citation import Passage, Work, cite
from reader.model import Metadata, QuoteKind


def work(*authors: str, published: str | None = "2021-03-09", newspaper: bool = False) -> Work:
    metadata = Metadata(
        title="Ferry Returns After Two Years", authors=authors, published=published, site="Courier"
    )
    return Work(metadata, newspaper=newspaper)


def test_a_note_names_two_authors_and_of_three_the_first() -> None:
    assert cite("chicago-note", work("Una Frost", "Max Reed")).plain.startswith(
        "Una Frost and Max Reed, “Ferry"
    )
    three = cite("chicago-note", work("Una Frost", "Max Reed", "Zoe Lark")).plain
    assert three.startswith("Una Frost et al., “Ferry")


def test_a_list_names_six_authors_and_of_seven_three() -> None:
    six = ("Una Frost", "Max Reed", "Zoe Lark", "Leo Stone", "Ivy Marsh", "Ben Okoro")
    assert cite("chicago-bibliography", work(*six)).plain.startswith(
        "Frost, Una, Max Reed, Zoe Lark, Leo Stone, Ivy Marsh, and Ben Okoro. “"
    )
    seven = cite("chicago-bibliography", work(*six, "Nora Quill")).plain
    assert seven.startswith("Frost, Una, Max Reed, Zoe Lark, et al. “")


def test_the_day_of_access_stands_in_for_a_missing_date() -> None:
    undated = work("Una Frost", published=None)
    seen = date(2026, 11, 22)
    assert (
        "Courier, accessed November 22, 2026." in cite("chicago-note", undated, accessed=seen).plain
    )
    assert (
        "Courier. Accessed November 22, 2026."
        in cite("chicago-bibliography", undated, accessed=seen).plain
    )
    assert "ccessed" not in cite("chicago-note", work("Una Frost"), accessed=seen).plain


def test_a_newspaper_is_italic_and_a_site_is_not() -> None:
    assert "*Courier*" in cite("chicago-note", work("Una Frost", newspaper=True)).markdown
    assert "*" not in cite("chicago-note", work("Una Frost")).markdown


def test_a_block_quotation_carries_the_number_of_its_note() -> None:
    long = Passage((" ".join(["word"] * 100) + ".",), None)
    made = cite("chicago-note", work("Una Frost"), [long])
    assert made.plain.startswith("    word word")
    assert made.plain.split("\n\n")[0].endswith("word.¹")
    assert made.markdown.split("\n\n")[0].endswith("word.[^1]")


def test_a_statement_without_marks_is_cited_not_quoted() -> None:
    indirect = Passage(("The pier is safe,",), QuoteKind.INDIRECT, "Ada Finch")
    made = cite("chicago-author-date", work("Una Frost"), [indirect])
    assert made.plain == "The pier is safe (Finch, cited in Frost 2021)."
