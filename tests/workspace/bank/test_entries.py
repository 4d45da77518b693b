"""An article as it goes into the quote bank."""

from __future__ import annotations

from dataclasses import replace

from reader.bank import Row
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Blocks,
    Entities,
    Entity,
    Metadata,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    Version,
)
from reader.workspace.bank.entries import entry
from tests.workspace.speaking import span

TEXT = (
    "The Plan\n\n"
    "A boat\nin Northport.\n\n"
    "It rained. “We wait,” Mara Ellis told\nthe Post, “for spring.” Then it stopped."
)
KINDS = (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.PARAGRAPH)


def article() -> Article:
    parts = TEXT.split("\n\n")
    blocks = [Block(kind, span(TEXT, part)) for kind, part in zip(KINDS, parts, strict=True)]
    return Article("0" * 16, Metadata("The Plan"), Version(TEXT, Blocks(blocks)))


def analysis() -> Analysis:
    first = Quote(
        span(TEXT, "“We wait,”"),
        QuoteKind.DIRECT,
        0,
        mention=span(TEXT, "Mara Ellis"),
        cue=span(TEXT, "told"),
        confidence=0.9,
    )
    second = replace(first, span=span(TEXT, "“for spring.”"), continues=0)
    names = [("Northport", "LOC"), ("Mara Ellis", "PERSON"), ("spring", "DATE")]
    return Analysis(
        Entities(Entity(span(TEXT, name), label) for name, label in names),
        (first, second),
        (Speaker("Mara Ellis", ("Ellis",), "mayor", 0.9), Speaker("Nobody", ())),
    )


def rows(what: str, found: Analysis | None) -> list[Row]:
    made = entry(article(), found, (), stamp="s")
    return [row for row in made.rows if row.what == what]


def test_an_utterance_is_one_row_with_all_its_pieces_and_the_sentence_round_them() -> None:
    (row,) = rows("quotes", analysis())
    assert row.words == "“We wait,” … “for spring.”"
    assert row.span == Span(TEXT.index("“We"), TEXT.index(" Then"))
    assert row.context == "“We wait,” Mara Ellis told the Post, “for spring.”"
    assert (row.speaker, row.names, row.role) == ("Mara Ellis", ("Mara Ellis", "Ellis"), "mayor")
    assert (row.number, row.kind, row.sure) == ("1", "direct", True)
    assert (row.paragraph, row.section, row.entities) == (1, "The Plan", ())


def test_every_block_is_a_row_and_paragraphs_have_their_numbers() -> None:
    found = rows("text", analysis())
    assert [row.words for row in found[:2]] == ["The Plan", "A boat in Northport."]
    assert [row.paragraph for row in found] == [None, None, 1]
    assert [row.entities for row in found] == [(), ("Northport",), ("Mara Ellis",)]


def test_speakers_are_those_who_say_something() -> None:
    made = entry(article(), analysis(), (), stamp="s")
    (said,) = made.said
    assert (said.name, said.names, said.quotes) == ("Mara Ellis", ("Mara Ellis", "Ellis"), 1)


def test_without_an_analysis_there_is_the_text() -> None:
    made = entry(article(), None, (), stamp="s")
    assert not made.analysed
    assert len(rows("text", None)) == 3
    assert rows("quotes", None) == []


def test_an_endless_sentence_is_cut_in_the_preview() -> None:
    text = "“" + "words and " * 700 + "more,” said Mara Ellis."
    long = Article(
        "1", Metadata(), Version(text, Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))
    )
    quote = Quote(Span(0, text.index("”") + 1), QuoteKind.DIRECT)
    (row, *_) = entry(long, Analysis(quotes=(quote,)), (), stamp="s").rows
    assert len(row.context) <= 1_500
    assert row.context.endswith("…")
    assert len(row.words) > 6_000
