"""From a query to what SQLite's full-text search (FTS5) understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reader.bank.file import SEPARATOR
from reader.bank.query import Query, Term
from reader.bank.rows import Row

EVERY = "every"
"""A flag that each row bears: what is not wanted can only be taken away from something."""

_SHORT = 2
"""A beginning of fewer letters would match half of the bank."""

TagIds = Callable[[str, bool], Iterable[str]]
Names = Callable[[str], Iterable[str]]

# What a column is asked for by each key.
_COLUMNS = {
    "words": "{words notes speaker}",
    "tag": "{tags}",
    "speaker": "{speaker}",
    "entity": "{entities}",
    "coder": "{coders}",
    "kind": "{flags}",
    "has": "{flags}",
    "is": "{flags}",
}
# A row has one of each of these, so that several of them are alternatives.
_SINGLE = ("speaker", "kind", "coder")
_CHANGED = ("changed", "uncertain")


def expression(query: Query, tag_ids: TagIds, names: Names) -> str | None:
    """The FTS5 expression for what is asked of rows; None when nothing is.

    `tag_ids` gives the ids of the tags called so (or so at the beginning; all in use for
    nothing), `names` other names of whoever is called so.
    """
    terms = [(term, _of(term, tag_ids, names)) for term in query.terms if term.key in _COLUMNS]
    wanted = [one for term, one in terms if not term.negated and term.key not in _SINGLE]
    for key in _SINGLE:
        same = [one for term, one in terms if term.key == key and not term.negated]
        wanted += [_any(same)] if same else []
    unwanted = [one for term, one in terms if term.negated]
    if not wanted and not unwanted:
        return None
    found = " AND ".join(wanted) or _flag(EVERY)
    return f"({found}) NOT {_any(unwanted)}" if unwanted else found


def _of(term: Term, tag_ids: TagIds, names: Names) -> str:
    if term.key == "tag":
        return _tags(tag_ids(term.value, term.prefix))
    if term.key == "speaker":
        return _speaker(term, names(term.value))
    if term.key == "has":
        return _flag("hasnote") if term.value == "note" else _tags(tag_ids("", True))
    if term.key == "kind":
        return _flag(f"kind{term.value}")
    if term.key == "is":
        states = _CHANGED if term.value == "changed" else (term.value,)
        flags = ("unsure",) if term.value == "unsure" else [f"state{state}" for state in states]
        return _any([_flag(flag) for flag in flags])
    return f"{_COLUMNS[term.key]} : {_phrase(term.value, term.prefix)}"


def _speaker(term: Term, names: Iterable[str]) -> str:
    """Anybody with a name that has these words in it, and all who are the same person."""
    called = [_phrase(term.value, term.prefix)]
    called += [_phrase(f"{SEPARATOR} {name} {SEPARATOR}") for name in names]
    return f"{_COLUMNS['speaker']} : {_any(called)}"


def _tags(ids: Iterable[str]) -> str:
    # No row bears the flag "none", as none has a tag that there is not.
    tokens = [_phrase(tag_token(key)) for key in ids]
    return f"{{tags}} : {_any(tokens)}" if tokens else _flag("none")


def _flag(name: str) -> str:
    return f"{{flags}} : {_phrase(name)}"


def _any(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _phrase(words: str, prefix: bool = False) -> str:
    """A string of FTS5, which its tokenizer cuts into words that must follow one another."""
    inside = words.replace('"', '""')
    letters = sum(char.isalnum() for char in words.split()[-1]) if words.split() else 0
    return f'"{inside}"' + ("*" if prefix and letters >= _SHORT else "")


def tag_token(key: str) -> str:
    """A tag's id as one word."""
    return "t" + re.sub(r"\W|_", "", key).lower()


def columns_of(row: Row) -> tuple[str, ...]:
    """What is looked up of a row, in the order of COLUMNS."""
    flags = [EVERY, f"kind{row.kind}" if row.kind else "", *(f"state{s}" for s in row.states)]
    flags += ["unsure"] if not row.sure else []
    flags += ["hasnote"] if row.notes else []
    return (
        row.words,
        SEPARATOR.join(row.notes),
        _listed(row.names or ((row.speaker,) if row.speaker else ())),
        _listed(row.entities),
        " ".join(tag_token(key) for key in row.tags),
        _listed(row.coders),
        " ".join(filter(None, flags)),
    )


def _listed(names: Iterable[str]) -> str:
    """Names in one column, each on its own."""
    inside = f" {SEPARATOR} ".join(dict.fromkeys(names))
    return f"{SEPARATOR} {inside} {SEPARATOR}" if inside else ""
