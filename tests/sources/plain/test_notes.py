"""Closing notes, rights and addresses."""

import pytest

from reader.model import BlockKind
from tests.sources.plain.helpers import BODY, kind_of, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


@pytest.mark.parametrize(
    "line",
    [
        "This story was first published in The Gull.",
        "This article originally appeared on the harbour's own pages.",
        "(Reporting by Ada Quill; Editing by Tom Marsh)",
        "Additional reporting by Ada Quill.",
        "Tom Marsh in Port Ellis contributed to this report.",
        "Marsh reported from Port Ellis.",
        "Correction: An earlier version named the wrong pier.",
        "Editor’s note: The Gull rents an office from the council.",
        "Ada Quill is a reporter for The Gull, where she covers the harbour.",
    ],
)
def test_notes_at_the_end(line: str) -> None:
    assert kind_of(read(TITLE, *BODY, line), line) is BlockKind.NOTE


@pytest.mark.parametrize(
    "line",
    [
        "This report is the third on the harbour in as many years, and the longest of them all.",
        "This story was told at every table in the town that winter, and it grew each time.",
    ],
)
def test_an_article_about_reports_is_no_note(line: str) -> None:
    assert kind_of(read(TITLE, *BODY, line), line) is BlockKind.PARAGRAPH


def test_a_note_among_the_first_paragraphs_is_running_text() -> None:
    line = "This article was first published in The Gull, and it has been read ever since."
    assert kind_of(read(TITLE, line, *BODY, *BODY), line) is BlockKind.PARAGRAPH


def test_lines_about_rights_are_set_aside() -> None:
    line = "© 2021 The Harrow Gull. All rights reserved."
    assert reasons(read(TITLE, *BODY, line))[line] == "copyright line"
    said = "The copyright in the old timetable belongs to the council, the court said on Friday."
    assert said in read(TITLE, *BODY, said).text


def test_addresses_and_names_after_the_text_are_set_aside() -> None:
    contact = "Contact Ada Quill at aquill@gull.example or 555-0123."
    article = read(TITLE, "By Ada Quill", *BODY, "Ada Quill", "E-mail: desk@gull.example", contact)
    assert reasons(article) == {
        "Ada Quill": "byline again",
        "E-mail: desk@gull.example": "contact line",
        contact: "contact line",
    }
