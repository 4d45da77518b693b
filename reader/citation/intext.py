"""The words of passages with their citation in brackets, for every style that cites so."""

from __future__ import annotations

import re
from collections.abc import Callable

from reader.citation import passages as quoting_rules
from reader.citation.names import Name
from reader.citation.passages import Quoting
from reader.citation.rich import Paragraph, Rich, Shape, rich
from reader.citation.style import Form, Maker
from reader.citation.work import Facts, Passage

Source = Callable[[Facts, Passage | None, bool], Rich]


def bracketed(reference: Callable[[Facts], Rich], source: Source, quoting: Quoting) -> Maker:
    """The maker of a style with citations in the text.

    `source(facts, passage, named)` writes what stands in the text after the words: the speaker
    (unless `named`), the work and the place in it, with its brackets.
    """

    def make(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
        parts: list[Paragraph] = []
        if form is not Form.REFERENCE:
            for passage in passages:
                parts.extend(quoted(passage, source(facts, passage, form is Form.NAMED), quoting))
            if not passages:
                parts.append(Paragraph(source(facts, None, False)))
        if form in (Form.REFERENCE, Form.BOTH):
            parts.append(Paragraph(reference(facts)))
        return tuple(parts)

    return make


def cited_in(passage: Passage | None) -> str:
    """Words are "quoted in" the article, a statement that it reports is "cited in" it."""
    indirect = passage is not None and not quoting_rules.is_quoted(passage)
    return "cited in" if indirect else "quoted in"


def second_hand(
    facts: Facts,
    passage: Passage | None,
    named: bool,
    write: Callable[[Name], str],
    how: str | None = None,
) -> str:
    """What stands before the work for words that it only reports: "Manning, quoted in ".

    Without the speaker where the sentence names him or her, and where nobody knows who it was:
    the words are not the author's all the same. Nothing for the article's own words.
    """
    if passage is None or not facts.is_second_hand(passage):
        return ""
    speaker = None if named else facts.speaker(passage)
    how = how or cited_in(passage)
    if not speaker:
        return f"{how} "
    # What is no name had its capital from the start of a sentence: "(an engineer, quoted in …)".
    who = re.sub(r"^(An?|The)(?= [a-z])", lambda found: found[0].lower(), write(speaker))
    return f"{who}, {how} "


def quoted(passage: Passage, source: Rich, quoting: Quoting) -> list[Paragraph]:
    """The words as the manual quotes them, followed by `source`.

    Run in, the full stop follows the source; in a block the source follows the full stop. A
    statement that was reported without marks is given without marks.
    """
    texts = quoting_rules.paragraphs(passage, quoting)
    if not texts:
        return [Paragraph(source)]
    if not quoting_rules.is_quoted(passage):
        words = quoting_rules.without_stop(" ".join(texts))
        return [Paragraph(rich(words) + " " + source + ".")]
    if quoting.is_block and quoting.is_block(texts):
        *first, last = texts
        block = [Paragraph(rich(text), Shape.QUOTE) for text in first]
        closing = rich(quoting_rules.block_end(last)) + " " + source
        return [*block, Paragraph(closing, Shape.QUOTE)]
    words = quoting_rules.run_in(" ".join(texts), quoting)
    return [Paragraph(rich(words) + " " + source + ".")]
