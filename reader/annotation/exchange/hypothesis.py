"""The JSON of Hypothesis, out and in: what its client exports and imports, and its API answers.

Positions count units of UTF-16 there and code points here, so they are converted in the text that
they count in. Speaker, role and kind have no place in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reader.annotation.anchor import select
from reader.annotation.exchange.foreign import Entry, Place, text_of, to_utf16
from reader.annotation.exchange.incoming import Json, RefusedError
from reader.annotation.exchange.row import Row, article_iri
from reader.model import AnchorState, Selector

_STANDS = frozenset({AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED})


def write(rows: Iterable[Row]) -> Iterator[str]:
    """A file as the client exports it."""
    written = list(rows)
    latest = max((row.annotation.modified for row in written), default="")
    users = [_user(row.annotation.creator) for row in written]
    yield (
        json.dumps(
            {
                "export_date": latest,
                "export_userid": users[0] if users else "",
                "client_version": "reader",
                "annotations": [_annotation(row) for row in written],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _annotation(row: Row) -> Json:
    own, iri = row.annotation, article_iri(row)
    user = _user(own.creator)
    target: Json = {"source": iri}
    selectors = _selectors(row)
    if selectors:
        target["selector"] = selectors
    return {
        "id": own.id,
        "created": own.created,
        "updated": own.modified,
        "user": user,
        "user_info": {"display_name": own.creator or None},
        "uri": iri,
        "text": own.note,
        "tags": list(row.tags),
        "group": "__world__",
        "permissions": {"read": [user], "update": [user], "delete": [user]},
        "target": [target],
        "document": {"title": [row.metadata.title] if row.metadata.title else []},
    }


def _user(creator: str) -> str:
    return f"acct:{re.sub(r'[^A-Za-z0-9._]+', '_', creator) or 'reader'}@localhost"


def _selectors(row: Row) -> list[Json]:
    """The words where they stand now, which is where another program looks for them."""
    anchor, text = row.anchor, row.text
    if row.selector is None:
        return []
    if anchor is None or anchor.span is None or text is None or anchor.state not in _STANDS:
        return [_quote(row.selector)]
    start, end = anchor.span
    position = {
        "type": "TextPositionSelector",
        "start": to_utf16(text, start),
        "end": to_utf16(text, end),
    }
    return [position, _quote(select(text, anchor.span, ""))]


def _quote(selector: Selector) -> Json:
    return {
        "type": "TextQuoteSelector",
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def is_hypothesis(value: object) -> bool:
    """Whether a JSON value looks like a file of the client, an answer of the API, or a list."""
    if isinstance(value, list):
        return bool(value) and _is_annotation(value[0])
    return isinstance(value, dict) and (
        isinstance(value.get("annotations"), list)
        or isinstance(value.get("rows"), list)
        or _is_annotation(value)
    )


def _is_annotation(value: object) -> bool:
    return isinstance(value, dict) and "uri" in value and "target" in value


def entries(value: object) -> Iterator[object]:
    """The annotations in a JSON value."""
    for name in ("annotations", "rows"):
        if isinstance(value, dict) and isinstance(value.get(name), list):
            value = value[name]
    yield from value if isinstance(value, list) else [value]


def read(value: object) -> Entry:
    """An annotation of Hypothesis as an entry. Raises RefusedError for what is none."""
    if not isinstance(value, dict):
        raise RefusedError("not an annotation.")
    if value.get("references"):
        raise RefusedError("it is an answer to another annotation, which Reader does not have.")
    document = value.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    title = titles[0] if isinstance(titles, list) and titles else ""
    return Entry(
        id=value.get("id"),
        content=value,
        iri=text_of(value.get("uri")),
        details={"title": text_of(title)},
        place=_place(value.get("target")),
        note=value.get("text") or "",
        tags=value.get("tags") or [],
        creator=_creator(value),
        created=text_of(value.get("created")),
        modified=text_of(value.get("updated")),
    )


def _place(target: object) -> Place | None:
    """Where it stands; None for a note on the whole page."""
    targets = target if isinstance(target, list) else []
    first = targets[0] if targets and isinstance(targets[0], dict) else {}
    listed = first.get("selector")
    selectors = [s for s in listed if isinstance(s, dict)] if isinstance(listed, list) else []
    if not selectors:
        return None
    quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), None)
    if quote is None:
        raise RefusedError("it has no TextQuoteSelector, so its words cannot be found.")
    where = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
    return Place(
        exact=quote.get("exact"),
        prefix=quote.get("prefix"),
        suffix=quote.get("suffix"),
        start=where.get("start"),
        end=where.get("end"),
        utf16=True,
    )


def _creator(value: Mapping[str, Any]) -> str:
    about = value.get("user_info")
    shown = about.get("display_name") if isinstance(about, dict) else None
    account = text_of(value.get("user")).removeprefix("acct:")
    return text_of(shown) or account.partition("@")[0]
