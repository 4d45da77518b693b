"""`reader cite`: a citation of an article and of passages in it, or a bibliography."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress

from reader.cli.output import complain, emit, inform
from reader.cli.session import KNOWN, open_source, workspace
from reader.model import Analysis, Article, Utterance
from reader.model.errors import ReaderError
from reader.workspace import Workspace
from reader.workspace.citations.citing import What
from reader.workspace.details import day

_SOON_ANALYSED = 200_000
"""Characters of an article up to which its names are looked for, to keep their capitals."""


def run(arguments: Namespace) -> int:
    if arguments.styles:
        _list_styles()
        return 0
    arguments.all = arguments.all or arguments.query is not None
    if arguments.all == (arguments.source is not None):
        raise ReaderError("Name one article to cite, or give --all for the whole library.")
    accessed = day(arguments.accessed) if arguments.accessed else None
    with workspace(arguments) as opened:
        if arguments.all:
            _refuse_for_all(arguments)
            citation = opened.citations.bibliography(
                arguments.style, accessed=accessed, articles=_found(opened, arguments.query)
            )
        else:
            article = open_source(opened, arguments)
            analysis = _analysis(opened, article, needed=bool(arguments.quotes or arguments.words))
            ready = opened.citations.ready(
                article,
                analysis,
                _passages(article, analysis, arguments),
                accessed=accessed,
                snapshot=arguments.snapshot,
            )
            citation = ready.cite(arguments.style or opened.settings.style, arguments.form)
        text = getattr(citation, arguments.markup)
        emit(_page(text) if arguments.all and arguments.markup == "html" else text)
        # Of many articles it is said how many lack something.
        for sentence in citation.warnings if arguments.all else citation.remarks:
            complain(sentence)
        if arguments.copy:
            copied = opened.citations.copy(citation, arguments.markup, terminal=_terminal)
            inform(copied.message)
    return 0


def _list_styles() -> None:
    from reader.citation import STYLES

    width = max(map(len, STYLES))
    for style in STYLES.values():
        emit(f"{style.name.ljust(width)}  {style.title}: {style.description}")


def _found(opened: Workspace, query: str | None) -> frozenset[str] | None:
    """The articles in which somebody says what is searched for; None for all."""
    if query is None:
        return None
    from reader.cli.search import search

    found = frozenset(hit.article for hit in search(opened, query).hits)
    if not found:
        raise ReaderError(f"No statement was found for: {query}")
    return found


def _refuse_for_all(arguments: Namespace) -> None:
    """What is said of one article cannot be said of all."""
    one = ("quotes", "words", "snapshot", *KNOWN)
    if any(getattr(arguments, name) for name in one):
        raise ReaderError(
            "--all cites whole articles by what is known of each: "
            "leave out --quote, --words, --snapshot, --title and their like."
        )
    if arguments.form not in (None, "reference"):
        raise ReaderError("--all writes references: leave out --form.")


def _analysis(opened: Workspace, article: Article, *, needed: bool) -> Analysis:
    """The analysis, which says which words of the title are names; what is `needed` for no more
    than that may fail, and is not waited for when the article is very long."""
    if needed:
        return opened.analysis(article)
    if len(article.text) <= _SOON_ANALYSED:
        with suppress(ReaderError):
            return opened.analysis(article, corrected=False)
    return Analysis()


def _passages(article: Article, analysis: Analysis, arguments: Namespace) -> list[What]:
    """The utterances and the words that the options name."""
    found: list[What] = [_utterance(analysis, number) for number in arguments.quotes]
    if arguments.words:
        from reader.cli.annotate import find_words

        span = find_words(article, arguments.words, arguments.occurrence)
        for one in analysis.utterances():
            if any(piece.overlaps(span) for piece in one.pieces):
                raise ReaderError(
                    f"These are not the article's own words: cite them with --quote {one.number}."
                )
        found.append(span)
    return list(dict.fromkeys(found))


def _utterance(analysis: Analysis, number: str) -> Utterance:
    """The utterance that `reader quotes` shows under `number`."""
    utterances = analysis.utterances()
    found = next((one for one in utterances if one.number == number.lower()), None)
    if found is None:
        last = next((one.number for one in reversed(utterances) if one.number.isdigit()), None)
        there_are = f"they go from 1 to {last}" if last else "none were found"
        raise ReaderError(f"There is no quote {number}: {there_are}. See: reader quotes SOURCE")
    return found


def _page(fragment: str) -> str:
    """A whole page, so that a word processor reads the letters right."""
    from reader.citation import to_page

    return to_page(fragment, "Bibliography")


def _terminal(sequence: str) -> None:
    """Write a control sequence to the terminal itself, wherever standard output goes."""
    with open("/dev/tty", "w", encoding="utf-8") as terminal:
        terminal.write(sequence)
