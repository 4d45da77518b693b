"""`reader search`: quotes, notes and paragraphs of the whole library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from reader.annotation.exchange.markdown import escaped, tag_word
from reader.bank import Found, Hit, What
from reader.cli.output import complain, emit, inform, progress_line
from reader.cli.session import workspace
from reader.cli.tables import print_rows
from reader.text.counted import counted
from reader.workspace import Workspace

COLUMNS = (
    "article", "title", "site", "published", "number", "speaker", "role", "kind", "sure",
    "section", "paragraph", "words", "tags", "notes", "state", "start", "end", "annotations",
)  # fmt: skip
EVERYTHING = 10**9
_SOON_ANALYSED = 10
_SOON_READ = 200_000
"""So few articles whose quotes are not known yet, with so few characters together, are analysed
before the search."""

_WIDTHS = (10, 24, 5, 20)
_ROOMY = (0, 2)


def run(arguments: Namespace) -> int:
    query = " ".join(word.strip() for word in arguments.query)
    with workspace(arguments) as opened:
        found = search(opened, query, arguments.what, arguments.sort, arguments.limit)
        if arguments.format == "markdown":
            for paragraph in to_markdown(found.hits):
                emit(paragraph)
        else:
            _print(found, arguments.format)
    _say(found, arguments.what)
    return 0


def list_all(arguments: Namespace) -> int:
    """Who said what in the whole library, for `reader quotes --all`."""
    with workspace(arguments) as opened:
        found = search(opened, "", "quotes")
    _print(found, arguments.format)
    if arguments.format == "table" and not found.hits:
        inform("No quotes found.")
    _say_awaiting(found)
    return 0


def _print(found: Found, style: str) -> None:
    hits = found.hits
    json, table = map(hit_to_json, hits), map(_row, hits)
    print_rows(style, COLUMNS, json, table, most=_WIDTHS, roomy=_ROOMY)


def search(
    opened: Workspace,
    query: str,
    what: What = "quotes",
    sort: str = "date",
    limit: int | None = None,
) -> Found:
    """Everything that is found, once all that has changed is in the index, and a few articles that
    await it are analysed. What is to be known of the search is said on standard error."""
    show = progress_line()
    opened.bank.catch_up(lambda done, total: show(f"reading {done} of {total}") if show else None)
    few = 0 < len(opened.bank.awaiting()) <= _SOON_ANALYSED
    if few and opened.bank.awaiting_length() <= _SOON_READ:
        opened.bank.analyse_awaiting(
            lambda done, total: show(f"analysing {done} of {total}") if show else None
        )
    if show:
        show("")
    found = opened.bank.find(
        query,
        what,
        sort=sort,  # type: ignore[arg-type]
        limit=limit or EVERYTHING,
        typing=False,
    )
    for sentence in found.unknown:
        complain(sentence)
    return found


def _say_awaiting(found: Found) -> None:
    """Say that not all quotes are known, or not by the rules of now."""
    lacking = found.awaiting - found.outdated
    if lacking:
        articles = counted(lacking, "article is", "articles are")
        inform(f"{articles} not analysed yet. To find the quotes: reader library analyze")
    if found.outdated:
        articles = counted(found.outdated, "article")
        inform(
            f"The quotes of {articles} were found by other rules than those of now. To find them "
            "again: reader library analyze"
        )


def _say(found: Found, what: What) -> None:
    if not found.total:
        inform(f"Nothing found among {found.of} {_NAMES[what]}.")
    elif len(found.hits) < found.total:
        inform(f"{len(found.hits)} of {found.total} shown. --limit shows more.")
    _say_awaiting(found)


_NAMES: dict[What, str] = {"quotes": "statements", "notes": "notes", "text": "paragraphs"}


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """A hit with the keys of COLUMNS."""
    return {
        "article": hit.article,
        "title": hit.title,
        "site": hit.site,
        "published": hit.published,
        "number": hit.number,
        "speaker": hit.speaker,
        "role": hit.role,
        "kind": hit.kind,
        "sure": hit.sure,
        "section": hit.section,
        "paragraph": hit.paragraph,
        "words": hit.words,
        "tags": list(hit.tags),
        "notes": list(hit.notes),
        "state": hit.state,
        "start": hit.span.start if hit.span else None,
        "end": hit.span.end if hit.span else None,
        "annotations": list(hit.annotations),
    }


def to_markdown(hits: Sequence[Hit]) -> Iterator[str]:
    """Each hit as a quotation with who said it and where, its tags and its notes."""
    for index, hit in enumerate(hits):
        source = ", ".join(
            filter(None, [f"*{escaped(hit.title or hit.article)}*", hit.site, hit.published])
        )
        place = f"¶ {hit.paragraph}" if hit.paragraph else ""
        who = ", ".join(escaped(each) for each in (hit.speaker, hit.role) if each)
        who = f"{who} (?)" if who and not hit.sure else who
        said = ", ".join(filter(None, [who, f"in {source}" if who else source, place]))
        lines = [f"> {escaped(hit.words)}", ">"] if hit.words else []
        lines.append(f"> — {said}")
        if hit.tags:
            lines += ["", " ".join(map(tag_word, hit.tags))]
        for note in hit.notes:
            lines += ["", note]
        yield "\n".join(lines) + ("\n" if index + 1 < len(hits) else "")


def _row(hit: Hit) -> Sequence[str]:
    who = hit.speaker or ("Unknown" if hit.what == "quotes" else "")
    tags = "".join(f"  #{tag}" for tag in hit.tags)
    notes = "".join(f"  * {note}" for note in hit.notes)
    return (
        hit.published or "",
        who + ("" if hit.sure or not hit.speaker else " ?"),
        f"¶{hit.paragraph}" if hit.paragraph else "",
        hit.title,
        hit.words + tags + notes,
    )
