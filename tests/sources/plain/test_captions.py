"""Captions are told by credit, lead, words, or by standing together."""

import pytest

from reader.model import BlockKind
from reader.sources.plain.captions import is_caption
from tests.sources.plain.helpers import BODY, kind_of, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The ferry crosses Harrow Bay in this photo of May 4, 1990.",
        "The ferry crosses Harrow Bay on May 4, 1990. (Ada Quill/Harbour Archive via AP)",
        "The ferry crosses Harrow Bay. (Gull)",
        "The crew of the first boat, from left: Ada Quill, Ole Berg, Tom Marsh",
        "The ferry crosses Harrow Bay. (Photo: Ada Quill)",
        "The ferry crosses Harrow Bay on a spring morning. Photo by Ada Quill / Harbour Archive",
        "The ferry crosses Harrow Bay on a spring morning. AP Photo/Ada Quill, File",
        "The ferry crosses Harrow Bay on a spring morning. Ada Quill for The Gull",
        "The ferry crosses Harrow Bay on a spring morning.Credit: Ada Quill/Getty",
        "The ferry crosses Harrow Bay on a spring morning Copyright Ada Quill",
        "Ada Quill (left) and Tom Marsh wait for the first boat.",
        "From left: Ada Quill, Tom Marsh and Ole Berg wait for the boat.",
        "Harbour dues. A line chart, showing what boats of three sizes paid from 1990 to 2020.",
        "This photo released by the council shows the broken landing stage.",
    ],
)
def test_lines_that_say_so_themselves(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "“It was never the council's to close,” Quill told the meeting. (Gull)",
        "The line is run by the Harrow Bay Ferry Company (HBFC).",
        "The line is run by one of the oldest firms on the coast, Quill & Co. (HBFC).",
        "The council is widely seen as close to the crews, and Quill more so.",
        "The far right, left out of the vote, was not pleased with the council.",
        "The crews met Gen. Ole Berg in Jan. Harbour Day",
        "By Ada Quill for Harbour.Example",
        "The council paid for it (the crews were promised that much, and no more than that).",
        "The story ends here, with the boats in the bay and the town at the pier. HG",
    ],
)
def test_running_text_is_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_of_two_copies_the_fuller_stays() -> None:
    short = "The ferry crosses Harrow Bay on a spring morning in 1990."
    full = f"{short} AP Photo"
    article = read(TITLE, BODY[0], f"{short}\n{full}", *BODY[1:])
    assert of_kind(article, BlockKind.CAPTION) == [full]
    assert reasons(article)[short] == "second copy of the caption"


def test_of_two_equal_lines_the_first_stays() -> None:
    line = "The ferry crosses Harrow Bay"
    article = read(TITLE, BODY[0], line, line, *BODY[1:])
    assert of_kind(article, BlockKind.CAPTION) == [line]
    assert [gone.line for gone in article.removed] == [7]


def test_a_long_paragraph_given_twice_is_still_a_paragraph() -> None:
    long = " ".join(BODY[:2])
    article = read(TITLE, BODY[2], long, long, BODY[3])
    assert kind_of(article, long) is BlockKind.PARAGRAPH
    assert [line.reason for line in article.removed] == ["second copy"]


def test_a_credit_line_makes_the_line_over_it_a_caption() -> None:
    article = read(TITLE, BODY[0], "The landing stage at low tide\nPhoto: Ada Quill", *BODY[1:])
    assert kind_of(article, "The landing stage at low tide") is BlockKind.CAPTION
    assert reasons(article)["Photo: Ada Quill"] == "picture credit"


def test_a_hidden_description_over_a_caption() -> None:
    hidden = "A woman in a blue coat standing on a pier and looking out over grey water"
    caption = "Ada Quill at the harbour on Friday. (Tom Marsh/Harbour Archive)"
    for lines in ([f"{hidden}\n{caption}"], [hidden, caption]):
        article = read(TITLE, BODY[0], *lines, *BODY[1:])
        assert of_kind(article, BlockKind.CAPTION) == [hidden, caption]


def test_a_label_over_a_caption_is_set_aside() -> None:
    caption = "The ferry crosses Harrow Bay in 1990. (Tom Marsh/Harbour Archive)"
    article = read(TITLE, BODY[0], f"ferry\n{caption}", *BODY[1:])
    assert reasons(article)["ferry"] == "picture label"


def test_a_sentence_over_a_caption_stays_in_the_text() -> None:
    sentence = "The ferry last crossed Harrow Bay in 1990."
    caption = "The ferry crosses Harrow Bay in 1990. (Tom Marsh/Harbour Archive)"
    article = read(TITLE, BODY[0], sentence, caption, *BODY[1:])
    assert kind_of(article, sentence) is BlockKind.PARAGRAPH


def test_lines_that_differ_in_their_numbers_are_no_copies() -> None:
    rows = [f"Boat number {number} landed most of what it caught" for number in range(4)]
    article = read(*BODY[:2], "\n".join(rows), *BODY[2:])
    assert not of_kind(article, BlockKind.CAPTION)
    assert all(row in article.text for row in rows)


def test_items_of_a_list_are_no_copies() -> None:
    items = (
        "• a landing stage of oak for the old boat",
        "• a landing stage of oak for the new boat",
    )
    article = read(*BODY[:2], "\n".join(items), *BODY[2:])
    assert of_kind(article, BlockKind.LIST_ITEM) == list(items)


def test_without_blank_lines_a_credit_makes_no_long_line_a_caption() -> None:
    long = f"{BODY[0]} {BODY[2]}"
    article = read("A title of some words", *BODY, long, "Photo: Ada Quill", *BODY[1:], apart="\n")
    assert kind_of(article, long) is BlockKind.PARAGRAPH


def test_without_blank_lines_a_deck_is_no_copy_of_the_first_line() -> None:
    deck = "The town council of Harrow Bay voted to reopen the old ferry line this Friday"
    lead = "The town council of Harrow Bay has voted to reopen the old ferry line in spring."
    article = read(TITLE, deck, lead, *BODY, apart="\n")
    assert lead in of_kind(article, BlockKind.PARAGRAPH)


def test_who_the_author_is_is_no_caption() -> None:
    line = "Ada Quill is a senior researcher with the Harbour Institute. Tom Marsh"
    assert not is_caption(line)
    assert not is_caption("is a lecturer at the school of the bay. Tom Marsh")
