"""What the user settled, laid over what was found, on this text and on another version of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.anchor import select
from reader.model import (
    Analysis,
    Article,
    Correction,
    Metadata,
    Quote,
    QuoteKind,
    Settled,
    Span,
    Speaker,
    Version,
)
from reader.workspace.quotes.correcting import Placed, corrected, placed

TEXT = (
    "“The quay is safe,” Ada Lindqvist said, “for now.” Her deputy, Omar Haddad, did not agree. "
    "“It leaks,” he said. The ministry said that repairs would begin in May. Nobody was hurt."
)


def _article(text: str = TEXT) -> Article:
    return Article("a" * 16, Metadata(), Version(text))


def _span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quote(words: str, speaker: int | None, **more: object) -> Quote:
    return replace(Quote(_span(words), QuoteKind.DIRECT, speaker, confidence=0.4), **more)  # type: ignore[arg-type]


FOUND = Analysis(
    quotes=(
        _quote("“The quay is safe,”", 0),
        _quote("“for now.”", 0, continues=0),
        _quote("“It leaks,”", 0),
        _quote("repairs would begin in May", 2, kind=QuoteKind.INDIRECT),
    ),
    speakers=(
        Speaker("Ada Lindqvist", ("Ada Lindqvist", "Lindqvist"), "engineer", 0.9),
        Speaker("Omar Haddad", ("Omar Haddad",)),
        Speaker("the ministry", ("the ministry",)),
    ),
)


def _settled(
    settled: Settled,
    words: str = "",
    speaker: str | None = None,
    *,
    also: str | None = None,
    edge: str = "",
) -> Correction:
    article = _article()
    sha256 = article.version.sha256
    return Correction(
        id="c",
        article=article.id,
        settled=settled,
        selector=select(TEXT, _span(words), sha256) if words else None,
        speaker=speaker,
        also=also,
        edge=select(TEXT, _span(edge), sha256) if edge else None,
    )


def _corrected(*corrections: Correction, found: Analysis = FOUND) -> Analysis:
    article = _article()
    return corrected(found, placed(corrections, article), article)


def _said(analysis: Analysis, text: str = TEXT) -> list[tuple[str, str | None]]:
    names = [speaker.name for speaker in analysis.speakers]
    return [
        (quote.span.of(text), None if quote.speaker is None else names[quote.speaker])
        for quote in analysis.quotes
    ]


SAID = _said(FOUND)


def _with(place: int, words: str, name: str | None) -> list[tuple[str, str | None]]:
    return [*SAID[:place], (words, name), *SAID[place + 1 :]]


def test_without_corrections_the_analysis_stays_the_same_object() -> None:
    assert _corrected() is FOUND


def test_a_speaker_that_is_known_is_taken_over_and_sure() -> None:
    done = _corrected(_settled(Settled.SPEAKER, "“It leaks,”", "Omar Haddad"))
    assert _said(done) == _with(2, "“It leaks,”", "Omar Haddad")
    assert (done.quotes[2].confidence, done.quotes[2].settled) == (1.0, True)
    assert done.speakers == FOUND.speakers


def test_a_confirmed_speaker_is_sure_in_all_pieces_of_the_utterance() -> None:
    done = _corrected(_settled(Settled.SPEAKER, "“for now.”", "Ada Lindqvist"))
    assert _said(done) == SAID
    assert [quote.settled for quote in done.quotes] == [True, True, False, False]
    first = done.utterances()[0]
    assert first.settled and first.confidence == 1.0 and len(first.pieces) == 2


def test_a_new_name_makes_a_new_speaker() -> None:
    done = _corrected(_settled(Settled.SPEAKER, "“It leaks,”", "Carla Mendes"))
    assert done.speakers[-1] == Speaker("Carla Mendes", ("Carla Mendes",), None, 1.0)
    assert _said(done)[2] == ("“It leaks,”", "Carla Mendes")


def test_a_name_is_found_in_other_letters_and_by_all_its_words_but_not_by_a_last_name() -> None:
    speakers = (replace(FOUND.speakers[0], name="Chief engineer Ada Lindqvist"),)
    found = Analysis(quotes=FOUND.quotes[:3], speakers=speakers)
    for name, there in (("ada lindqvist", True), ("Lindqvist", False)):
        done = _corrected(_settled(Settled.SPEAKER, "“It leaks,”", name), found=found)
        assert (len(done.speakers) == 1) is there


def test_speakers_that_say_nothing_any_more_are_left_out() -> None:
    done = _corrected(_settled(Settled.SPEAKER, "repairs would begin in May", "Omar Haddad"))
    assert [speaker.name for speaker in done.speakers] == ["Ada Lindqvist", "Omar Haddad"]
    assert _said(done)[3][1] == "Omar Haddad"


def test_nobody_known_is_settled_too() -> None:
    done = _corrected(_settled(Settled.UNKNOWN, "“It leaks,”"))
    assert _said(done)[2] == ("“It leaks,”", None)
    assert done.utterances()[1].settled


def test_what_is_no_quote_goes_and_the_rest_of_the_utterance_stays_one() -> None:
    done = _corrected(_settled(Settled.NOT_A_QUOTE, "“The quay is safe,”"))
    assert _said(done) == SAID[1:]
    assert [quote.continues for quote in done.quotes] == [None, None, None]
    parts = (*FOUND.quotes[:2], replace(FOUND.quotes[2], continues=1))
    chain = replace(FOUND, quotes=parts)
    done = _corrected(_settled(Settled.NOT_A_QUOTE, "“for now.”"), found=chain)
    assert [quote.continues for quote in done.quotes] == [None, 0]


def test_a_quote_is_made_where_none_was() -> None:
    done = _corrected(_settled(Settled.QUOTE, "Nobody was hurt.", "the ministry"))
    assert _said(done) == [*SAID, ("Nobody was hurt.", "the ministry")]
    assert done.quotes[-1].kind is QuoteKind.INDIRECT
    assert done.quotes[-1].settled
    marked = _corrected(_settled(Settled.QUOTE, "“It leaks,”"), found=Analysis())
    assert marked.quotes[0].kind is QuoteKind.DIRECT
    assert marked.quotes[0].speaker is None


def test_a_quote_made_over_others_replaces_them() -> None:
    words = "“It leaks,” he said. The ministry said that repairs would begin in May."
    done = _corrected(_settled(Settled.QUOTE, words, "Omar Haddad"))
    assert _said(done) == [*SAID[:2], (words, "Omar Haddad")]


def test_a_quote_that_a_later_analysis_finds_itself_keeps_what_was_found() -> None:
    done = _corrected(_settled(Settled.QUOTE, "“for now.”", "Omar Haddad"))
    assert done.quotes[1].continues == 0
    assert [name for _, name in _said(done)[:2]] == ["Omar Haddad"] * 2


def test_another_edge_keeps_speaker_and_utterance() -> None:
    edge = "that repairs would begin in May. Nobody was hurt."
    done = _corrected(_settled(Settled.EDGE, "repairs would begin in May", edge=edge))
    assert _said(done) == _with(3, edge, "the ministry")
    assert not done.quotes[3].settled
    piece = _corrected(_settled(Settled.EDGE, "“for now.”", edge="for now"))
    assert piece.quotes[1].continues == 0


def test_two_speakers_that_are_one_bear_all_names_and_the_role() -> None:
    same = _settled(Settled.SAME_PERSON, speaker="Omar Haddad", also="Ada Lindqvist")
    done = _corrected(same)
    assert [name for _, name in _said(done)] == ["Omar Haddad"] * 3 + ["the ministry"]
    both = done.speakers[0]
    assert both.names == ("Omar Haddad", "Ada Lindqvist", "Lindqvist")
    assert both.role == "engineer"


def test_after_that_either_name_means_the_same_person() -> None:
    done = _corrected(
        _settled(Settled.SAME_PERSON, speaker="Carla Mendes", also="C. M."),
        _settled(Settled.SPEAKER, "“It leaks,”", "C. M."),
        _settled(Settled.SPEAKER, "repairs would begin in May", "Carla Mendes"),
    )
    assert [name for _, name in _said(done)[2:]] == ["Carla Mendes"] * 2


def test_later_corrections_win() -> None:
    done = _corrected(
        _settled(Settled.SPEAKER, "“It leaks,”", "Omar Haddad"),
        _settled(Settled.UNKNOWN, "“It leaks,”"),
        _settled(Settled.SPEAKER, "“It leaks,”", "the ministry"),
    )
    assert _said(done)[2] == ("“It leaks,”", "the ministry")
    gone = _corrected(
        _settled(Settled.NOT_A_QUOTE, "“It leaks,”"),
        _settled(Settled.QUOTE, "“It leaks,”", "Omar Haddad"),
    )
    assert _said(gone)[2] == ("“It leaks,”", "Omar Haddad")


def test_a_correction_finds_its_words_in_another_version() -> None:
    text = "A new first paragraph.\n\n" + TEXT.replace("“", '"').replace("”", '"')
    article = _article(text)
    quote = replace(FOUND.quotes[2], span=_span('"It leaks,"', text))
    found = replace(FOUND, quotes=(quote,))
    correction = _settled(Settled.SPEAKER, "“It leaks,”", "Omar Haddad")
    done = corrected(found, placed([correction], article), article)
    assert _said(done, text) == [('"It leaks,"', "Omar Haddad")]


def test_what_is_not_surely_there_any_more_is_not_applied() -> None:
    article = _article("Nothing of that stands in this version.")
    corrections = [
        _settled(Settled.SPEAKER, "“It leaks,”", "Omar Haddad"),
        _settled(Settled.EDGE, "“It leaks,”", edge="“It leaks,” he said."),
    ]
    assert placed(corrections, article) == ()


SIZE = len(TEXT)
NAMES = st.sampled_from(
    ["Ada Lindqvist", "Omar Haddad", "Lindqvist", "Somebody New", "the ministry"]
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    ends = sorted(draw(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))))
    return Span(*ends)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    ends = sorted(draw(st.sets(st.integers(0, SIZE), max_size=16)))
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    quotes = [
        Quote(
            Span(*pair),
            draw(st.sampled_from(QuoteKind)),
            draw(st.none() | st.integers(0, len(FOUND.speakers) - 1)),
            continues=draw(st.none() | st.integers(0, index - 1)) if index else None,
        )
        for index, pair in enumerate(pairs)
    ]
    return replace(FOUND, quotes=tuple(quotes))


@st.composite
def corrections(draw: st.DrawFn) -> Placed:
    correction = Correction(
        id="c",
        article="a" * 16,
        settled=draw(st.sampled_from(Settled)),
        selector=None,
        speaker=draw(st.none() | NAMES),
        also=draw(st.none() | NAMES),
    )
    return Placed(correction, draw(st.none() | spans()), draw(st.none() | spans()))


@given(analyses(), st.lists(corrections(), max_size=8))
def test_whatever_is_settled_the_analysis_stays_a_valid_one(
    found: Analysis, settled: Sequence[Placed]
) -> None:
    done = corrected(found, settled, _article())
    quotes = done.quotes
    assert all(one.span.end <= two.span.start for one, two in pairwise(quotes))
    assert all(0 <= quote.span.start < quote.span.end <= SIZE for quote in quotes)
    for index, quote in enumerate(quotes):
        assert quote.continues is None or 0 <= quote.continues < index
    if settled:
        speaking = {quote.speaker for quote in quotes} - {None}
        assert speaking == set(range(len(done.speakers)))
    for utterance in done.utterances():
        assert len({quotes[index].settled for index in utterance.quotes}) == 1
        if utterance.settled:
            assert len({quotes[index].speaker for index in utterance.quotes}) == 1
