"""`reader cite`: a citation of an article, or of an utterance in it."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import complain, emit, inform
from reader.cli.session import workspace
from reader.model import Analysis, Utterance
from reader.model.errors import ReaderError


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        article = opened.open(arguments.source)
        analysis, utterance = Analysis(), None
        if arguments.quote is not None:
            analysis = opened.analysis(article)
            utterance = _utterance(analysis, arguments.quote)
        citation = opened.cite(
            article, analysis, utterance, style=arguments.style, form=arguments.form
        )
        emit(getattr(citation, arguments.markup))
        for sentence in citation.remarks:
            complain(sentence)
        if arguments.copy:
            inform(opened.copy(citation.plain, citation.html, terminal=_terminal).message)
    return 0


def _utterance(analysis: Analysis, number: str) -> Utterance:
    """The utterance that `reader quotes` shows under `number`."""
    utterances = analysis.utterances()
    found = next((one for one in utterances if one.number == number.lower()), None)
    if found is None:
        last = next((one.number for one in reversed(utterances) if one.number.isdigit()), None)
        there_are = f"they go from 1 to {last}" if last else "none were found"
        raise ReaderError(f"There is no quote {number}: {there_are}. See: reader quotes SOURCE")
    return found


def _terminal(sequence: str) -> None:
    """Write a control sequence to the terminal itself, wherever standard output goes."""
    with open("/dev/tty", "w", encoding="utf-8") as terminal:
        terminal.write(sequence)
