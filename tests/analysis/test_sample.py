"""The sample article, quotation by quotation."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.confidence import SURE
from reader.model import Analysis, QuoteKind
from tests.analysis.conftest import Analyse

SAMPLE = Path(__file__).parents[2] / "seeds" / "000_afb222e49fe5cb5d.txt"


@pytest.fixture(scope="module")
def text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def analysis(analyse: Analyse, text: str) -> Analysis:
    return analyse(text)


def test_every_quotation_has_its_speaker(analysis: Analysis, text: str) -> None:
    found = [
        (
            quote.kind.value,
            quote.span.of(text).strip("“”")[:20],
            quote.speaker is not None and analysis.speakers[quote.speaker].name,
            quote.confidence >= SURE,
        )
        for quote in analysis.quotes
        if quote.kind is not QuoteKind.INDIRECT
    ]
    assert found == [
        ("direct", "North Korea may get ", "Robert Manning", True),
        ("mixed", "killed or badly woun", "Donald Trump", True),
        ("direct", "Kim is not going to ", "David Maxwell", True),
        ("mixed", "actively push forwar", "Kim Jong Un", True),
        ("direct", "The attack tells adv", "Ken Gause", True),
        ("direct", "Trump, more so than ", "Ken Gause", True),
        ("direct", "is not averse to doi", "Ken Gause", True),
        ("direct", "We think the best pa", "Mark Esper", True),
        ("direct", "But that said, we re", "Mark Esper", True),
        ("direct", "It will be interesti", "David Maxwell", True),
        ("direct", "We should look for [", "David Maxwell", True),
    ]


def test_a_sentence_broken_by_its_cue_is_one_utterance(analysis: Analysis, text: str) -> None:
    marked = [u for u in analysis.utterances() if u.kind is not QuoteKind.INDIRECT]
    assert len(marked) == 10
    (broken,) = [u for u in marked if len(u.pieces) > 1]
    assert [piece.of(text)[:12] for piece in broken.pieces] == ["“Trump, more", "“is not aver"]


def test_mentions_and_cues_stand_beside_the_quotations(analysis: Analysis, text: str) -> None:
    found = [
        (quote.mention and quote.mention.of(text), quote.cue and quote.cue.of(text))
        for quote in analysis.quotes
        if quote.kind is not QuoteKind.INDIRECT
    ]
    assert found == [
        ("Robert Manning", "said"),
        ("Trump", "said"),
        ("he", "said"),
        ("Kim", "vowed"),
        ("Ken Gause", "said"),
        ("he", "added"),
        ("he", "added"),
        ("Esper", "said"),
        ("Esper", "said"),
        ("Maxwell", "said"),
        ("he", "added"),
    ]


def test_roles_are_in_the_articles_own_words(analysis: Analysis) -> None:
    roles = {speaker.name: speaker.role for speaker in analysis.speakers}
    assert roles["Robert Manning"] == "senior fellow at the Atlantic Council"
    assert roles["David Maxwell"] == "former U.S. Special Forces colonel"
    assert roles["Ken Gause"] == "director of the adversary analytics program at CNA"
    assert roles["Mark Esper"] == "U.S. Defense Secretary"
    assert roles["Donald Trump"] == "President"
    assert roles["Kim Jong Un"] == "North Korean leader"


def test_reported_speech_without_marks_is_found(analysis: Analysis, text: str) -> None:
    found = [
        (quote.span.of(text)[:30], quote.mention and quote.mention.of(text))
        for quote in analysis.quotes
        if quote.kind is QuoteKind.INDIRECT
    ]
    for expected in (
        ("U.S. efforts to deal with Iran", "experts"),
        ("Iran could take the U.S.’s att", "David Maxwell"),
        ("the U.S. killing of the Irania", "Experts"),
        ("the U.S. could use a military ", "U.S. Defense Secretary Mark Esper"),
    ):
        assert expected in found


def test_names_used_for_a_speaker_are_gathered(analysis: Analysis) -> None:
    names = {speaker.name: speaker.names for speaker in analysis.speakers}
    assert names["David Maxwell"] == ("David Maxwell", "Maxwell")
    assert set(names["Kim Jong Un"]) == {"Kim Jong Un", "Kim"}
