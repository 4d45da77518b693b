"""The kinds of evidence that tie a quotation to a source."""

from __future__ import annotations

from enum import StrEnum


class Evidence(StrEnum):
    """By what evidence a statement got its source."""

    AFTER = "a report right after it"
    BEFORE = "a report before it in its sentence"
    LATER = "a report at the end of its sentence"
    LABEL = "a name and a colon"
    BROKEN = "the other half of a sentence that a report breaks"
    CHAINED = "a neighbour in a quotation over several paragraphs"
    SAME_BLOCK = "the quotation before it in its paragraph"
    ANNOUNCED = "a colon at the end of the paragraph before"
    CARRIED = "who spoke last, in the paragraph before"
    FAR = "who spoke last, with a paragraph of the article's own between"
    SUBJECT = "whom the sentence before is about"
    NOTHING = "nothing"
