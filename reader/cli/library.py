"""`reader library`: list the articles, put some in, set them aside."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Any

from reader.cli.output import complain, inform, progress_line
from reader.cli.session import workspace
from reader.cli.tables import print_rows
from reader.model.errors import ReaderError
from reader.text.counted import counted
from reader.workspace import Workspace
from reader.workspace.library.adding import IN_LIBRARY, Added
from reader.workspace.library.corpus import Columns
from reader.workspace.library.library import LibraryRow

COLUMNS = (
    "id", "title", "authors", "site", "published", "state", "read", "quotes", "notes", "tags",
    "archived", "added", "near", "url", "source",
)  # fmt: skip
_WIDTHS = (16, 10, 7, 5, 8, 7, 18)
_ROOMY = range(3, 7)


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        action = arguments.action or "list"
        if action == "list":
            _list(opened, arguments)
            return 0
        if action == "add":
            return _add(opened, arguments)
        if action == "analyze":
            return _analyze(opened)
        inform(_change(opened, action, arguments))
    return 0


def _list(opened: Workspace, arguments: Namespace) -> None:
    rows = opened.library.rows(archived=getattr(arguments, "archived", False))
    style = arguments.format
    json, table = map(row_to_json, rows), map(_cells, rows)
    print_rows(style, COLUMNS, json, table, most=_WIDTHS, roomy=_ROOMY)
    if style == "table" and not rows:
        inform("No articles yet. To add some: reader library add FILE, FOLDER or ADDRESS")


def row_to_json(row: LibraryRow) -> dict[str, Any]:
    """A row with the keys of COLUMNS; `tags` are names, as each has its own count on screen."""
    return {
        "id": row.id,
        "title": row.title,
        "authors": list(row.authors),
        "site": row.site,
        "published": row.published,
        "state": row.state,
        "read": None if row.read is None else round(row.read, 2),
        "quotes": row.quotes,
        "notes": row.notes,
        "tags": [name for name, _ in row.tags],
        "archived": row.archived,
        "added": row.added,
        "near": list(row.near),
        "url": row.url,
        "source": row.source,
    }


def _cells(row: LibraryRow) -> tuple[str, ...]:
    tags = "".join(f"  #{name}" for name, _ in row.tags)
    near = "  = near copy" if row.near else ""
    return (
        row.id,
        row.published or "",
        row.state,
        "" if row.read is None else f"{row.read:.0%}",
        "–" if row.quotes is None else f"{row.quotes} said",
        counted(row.notes, "note") if row.notes else "",
        row.site or "",
        f"{row.title}{tags}{near}",
    )


def _add(opened: Workspace, arguments: Namespace) -> int:
    """Put a corpus in; 1 when something of it failed."""
    columns = Columns(*(getattr(arguments, f"{name}_column") for name in Columns.__slots__))
    show, counts = progress_line(), Counter[str]()
    failed: list[Added] = []
    opened.progress = None
    for one in opened.library.add(arguments.sources, columns):
        counts[one.outcome] += 1
        if one.outcome == "failed":
            failed.append(one)
        elif one.why and one.why != IN_LIBRARY:
            if show:
                show("")
            inform(f"{one.source}: {one.why}")
        if show:
            show(f"{one.done} of {one.total}  {one.title or one.source}")
    if show:
        show("")
    for one in failed:
        complain(one.why if one.source in one.why else f"{one.source}: {one.why}")
    inform(_sum(counts))
    return 1 if failed else 0


def _sum(counts: Counter[str]) -> str:
    added = counts["added"] + counts["near"]
    parts = [f"{added} added"]
    if counts["near"]:
        parts[0] += f" ({counts['near']} near copies of others)"
    parts.append(f"{counts['known']} known already")
    if counts["failed"]:
        parts.append(f"{counts['failed']} failed")
    return ", ".join(parts) + "."


def _analyze(opened: Workspace) -> int:
    """Analyse what awaits it; 1 when some could not be."""
    show = progress_line()
    wanted = len(opened.bank.awaiting())
    done = opened.bank.analyse_awaiting(
        lambda at, total: show(f"analysing {at} of {total}") if show else None
    )
    if show:
        show("")
    inform(f"{done} analysed." if wanted else "All articles are analysed.")
    if done < wanted:
        complain(f"{wanted - done} could not be analysed. To see why, open them, or: reader doctor")
    return 1 if done < wanted else 0


def _change(opened: Workspace, action: str, arguments: Namespace) -> str:
    """Do it to the articles that are named; a sentence on what was done."""
    ids = [_article(opened, name) for name in arguments.articles]
    articles = counted(len(ids), "article")
    if action == "state":
        opened.library.set_state(ids, arguments.state)
        return f"{articles} marked {arguments.state}."
    if action == "delete":
        opened.library.delete(ids)
        return f"{articles} deleted. U on screen brings the last deletion back."
    opened.library.archive(ids, action == "archive")
    return f"{articles} {'archived' if action == 'archive' else 'taken out of the archive'}."


def _article(opened: Workspace, name: str) -> str:
    """The id of an article that is named by its id, or the beginning of one, a path or an
    address."""
    articles = opened.store.articles
    found = articles.find(url=name) if "://" in name else None
    if found is not None:
        return found.record.id
    live = [row for row in articles.list() if row.deleted is None]
    ids = [row.id for row in live if len(name) >= 4 and row.id.startswith(name.lower())]
    if len(ids) == 1:
        return ids[0]
    path = str(Path(name).expanduser().resolve())
    at_path = [row.id for row in live if path in row.paths]
    if at_path:
        return at_path[-1]
    raise ReaderError(f"There is no article {name} in the library. To see all: reader library")
