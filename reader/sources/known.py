"""What is known about a file, from the small JSON file beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.model import Metadata
from reader.text.sanitise import one_line

_MAX_BYTES = 1_000_000
_DEFAULT = Metadata()
_FIELDS = ("title", "authors", "published", "site", "url")


def known_beside(path: Path) -> tuple[Metadata | None, tuple[str, ...]]:
    """What `X.meta.json` beside `X.txt` says of it, and notices for the user.

    Its keys are title, authors, published, site, url, newspaper (true for one) and guessed (a list
    of those that are guesses); each may be missing. A file that cannot be understood is left out
    with a notice.
    """
    beside = path.with_suffix(".meta.json")
    if beside == path or not beside.is_file():
        return None, ()
    try:
        with beside.open("rb") as file:
            value = json.loads(file.read(_MAX_BYTES))
        return _metadata(value), ()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        reason = one_line(str(error), 100)
        return None, (f"{one_line(beside.name, 80)} was left out: {reason}.",)


def merge(known: Metadata, found: Metadata) -> Metadata:
    """`found` with every field that `known` has taken from `known`.

    The language is `found`'s unless `known` names one that is not the default.
    """
    fields: dict[str, Any] = {
        name: getattr(known, name) for name in _FIELDS if getattr(known, name)
    }
    guessed = tuple(
        name
        for name in (*_FIELDS, "language")
        if name in (known.guessed if name in fields else found.guessed)
    )
    if known.language != _DEFAULT.language:
        fields["language"] = known.language
    if known.retrieved:
        fields["retrieved"] = known.retrieved
    if known.newspaper:
        fields["newspaper"] = True
    return replace(found, **fields, guessed=guessed)


def _metadata(value: Any) -> Metadata:
    if not isinstance(value, Mapping):
        raise TypeError("it holds no JSON object")
    authors = value.get("authors") or ()
    guessed = value.get("guessed") or ()
    if not isinstance(authors, list | tuple) or not isinstance(guessed, list | tuple):
        raise TypeError("authors and guessed must be lists")
    return Metadata(
        title=_text(value.get("title")) or "",
        authors=tuple(filter(None, map(_text, authors))),
        published=_text(value.get("published")),
        site=_text(value.get("site")),
        url=_text(value.get("url")),
        language=_text(value.get("language")) or _DEFAULT.language,
        retrieved=_text(value.get("retrieved")),
        guessed=tuple(name for name in _FIELDS if name in guessed),
        newspaper=value.get("newspaper") is True,
    )


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("a value that should be text is not")
    return one_line(value) or None
