"""The margin: initials, bars, note marks."""

from __future__ import annotations

from reader.model import Quote, QuoteKind, Span, Speaker
from reader.model.analysis import Analysis
from reader.ui.article.margin import NOBODY, Margin
from reader.ui.article.reading import NoteRow
from reader.ui.article.session import speaker_rows


def _margin() -> Margin:
    quotes = (
        Quote(Span(10, 20), QuoteKind.DIRECT, 0, confidence=0.9),
        Quote(Span(30, 40), QuoteKind.MIXED, 1, confidence=0.2),
        Quote(Span(50, 60), QuoteKind.INDIRECT, None),
        Quote(Span(70, 80), QuoteKind.DIRECT, 0, confidence=0.9),
        Quote(Span(90, 99), QuoteKind.DIRECT, 0, continues=3, confidence=0.9),
    )
    analysis = Analysis(quotes=quotes, speakers=(Speaker("Ann Low"), Speaker("Bo High")))
    utterances = analysis.utterances()
    return Margin(utterances, speaker_rows(analysis, utterances))


def _note(start: int, symbol: str) -> NoteRow:
    return NoteRow("id", Span(start, start + 3), 1, symbol, "", "", "", ())


def test_an_utterance_bears_its_speakers_initials_on_its_first_line_only() -> None:
    margin = _margin()
    assert margin.initials(0, 15) == "AL"
    assert margin.initials(15, 25) == ""
    assert margin.initials(65, 85) == "AL"
    assert margin.initials(85, 99) == ""


def test_unsure_and_unknown_speakers_look_so() -> None:
    margin = _margin()
    assert margin.initials(25, 45) == "BH?"
    assert margin.initials(45, 65) == "??"


def test_the_bar_tells_the_kind_and_the_speaker() -> None:
    margin = _margin()
    bars = [margin.bar(start, start + 10) for start in (10, 30, 50, 90)]
    assert [bar and bar.shape for bar in bars] == ["┃", "│", "┆", "┃"]
    assert [bar and bar.speaker for bar in bars] == [0, 1, NOBODY, 0]
    assert margin.bar(20, 30) is None


def test_of_several_notes_on_a_line_the_weightiest_is_shown() -> None:
    margin = _margin()
    margin.set_notes([_note(5, "="), _note(12, "#"), _note(18, "*")])
    assert margin.note(0, 10) == "="
    assert margin.note(0, 15) == "#"
    assert margin.note(0, 20) == "*"
    assert margin.note(20, 30) == ""
