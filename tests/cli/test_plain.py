"""Articles as plain text, with the speaker before each quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.plain import plain
from reader.model import Analysis, Quote, QuoteKind, Span, Speaker
from tests.cli.conftest import Run
from tests.terminal import Terminal
from tests.ui.sample import analysis, article


def test_each_quote_has_its_number_and_speaker_before_it() -> None:
    shown = plain(article(), analysis())
    assert "\n\n[quote 1, Robert Manning] “North Korea may get put on the back burner,”" in shown
    assert "[quote i2, David Maxwell] Iran could take" in shown
    assert "he added, [quote 6 goes on] “is not averse" in shown
    for label in ("[quote 1, Robert Manning] ", "[quote 6 goes on] "):
        shown = shown.replace(label, "")
    assert "“North Korea may get put on the back burner,” said Robert Manning" in shown


def test_who_is_not_sure_has_a_question_mark_and_nobody_is_said_to_be_unknown() -> None:
    text = article().text
    at = [text.index("“North"), text.index("“Kim is"), text.index("“We should")]
    found = Analysis(
        quotes=tuple(
            Quote(Span(start, start + 5), QuoteKind.DIRECT, speaker, confidence=sure)
            for start, speaker, sure in zip(at, (0, 0, None), (1.0, 0.1, 0.0), strict=True)
        ),
        speakers=(Speaker("Ada\x1b[31m Finch"),),
    )
    shown = plain(article(), found)
    assert "[quote 1, Ada Finch] “North" in shown
    assert "[quote 2, Ada Finch?] “Kim is" in shown
    assert "[quote 3, speaker unknown] “We should" in shown


@pytest.mark.parametrize(
    ("words", "term"), [(["--plain"], "xterm-256color"), ([], "dumb")], ids=["asked", "dumb"]
)
def test_a_terminal_gets_plain_text_where_it_is_asked_for_or_all_that_it_can_show(
    words: list[str], term: str, reader: Run, seed: str, tmp_path: Path
) -> None:
    environ = {"HOME": str(tmp_path), "READER_ANNOTATIONS": str(tmp_path), "TERM": term}
    with Terminal([seed, *words], environ) as terminal:
        assert terminal.wait_for_end() == 0
    assert terminal.received.decode().replace("\r\n", "\n") == reader("show", seed).stdout


def test_reading_with_quotes_is_the_same_everywhere(reader: Run, seed: str) -> None:
    quoted = reader(seed, "--quotes").stdout
    assert quoted == reader("show", seed, "--quotes").stdout
    assert "[quote 3, David Maxwell] “Kim is not going" in quoted
