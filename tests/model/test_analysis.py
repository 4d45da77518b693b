from reader.model import Analysis, Quote, QuoteKind, Span

DIRECT, MIXED, INDIRECT = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT


def test_pieces_that_continue_are_one_utterance() -> None:
    analysis = Analysis(
        quotes=(
            Quote(Span(0, 5), DIRECT, 0),
            Quote(Span(6, 9), DIRECT, 1),
            Quote(Span(12, 20), DIRECT, 1, continues=1),
            Quote(Span(25, 30), DIRECT, 1, continues=2),
        )
    )
    first, second = analysis.utterances()
    assert first.pieces == (Span(0, 5),)
    assert second.pieces == (Span(6, 9), Span(12, 20), Span(25, 30))
    assert second.quotes == (1, 2, 3)
    assert second.span == Span(6, 30)


def test_marked_and_indirect_ones_are_numbered_apart() -> None:
    kinds = [INDIRECT, DIRECT, MIXED, INDIRECT, DIRECT]
    quotes = tuple(Quote(Span(i * 10, i * 10 + 5), kind) for i, kind in enumerate(kinds))
    assert [u.number for u in Analysis(quotes=quotes).utterances()] == ["i1", "1", "2", "i2", "3"]


def test_the_speaker_of_any_piece_is_the_speaker_of_all() -> None:
    analysis = Analysis(
        quotes=(
            Quote(Span(0, 5), DIRECT, None, confidence=0.1),
            Quote(Span(8, 9), DIRECT, 3, continues=0, confidence=0.8),
        )
    )
    (utterance,) = analysis.utterances()
    assert (utterance.speaker, utterance.confidence) == (3, 0.8)
