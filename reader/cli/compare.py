"""`reader compare`: what another look at a source brings, or how two sources differ."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any

from reader.cli.output import complain, emit, emit_json, inform
from reader.cli.session import workspace
from reader.model import Anchor, Article, Span
from reader.model.errors import ReaderError
from reader.model.structure import Structure
from reader.workspace.versions.changes import Change
from reader.workspace.versions.comparing import Comparison

_SIGNS = {"added": "+", "removed": "-", "changed": " "}


def run(arguments: Namespace) -> int:
    if arguments.other is not None and (arguments.accept or arguments.web):
        raise ReaderError("Two sources are compared as they are: leave out --accept and --web.")
    with workspace(arguments) as opened:
        if arguments.other is not None:
            one = opened.open(arguments.source)
            found = opened.comparing.with_(one, opened.open(arguments.other))
        else:
            article, web = opened.comparing.last_used(arguments.source)
            found = opened.comparing.again(article, web=web or arguments.web)
        if arguments.format == "json":
            emit_json(comparison_to_json(found))
        else:
            _print(found)
        for notice in found.new.version.notices:
            complain(notice)
        if arguments.accept and not found.same:
            opened.comparing.accept(found)
            inform("This version is the article's from now on.")
    return 0


def _print(found: Comparison) -> None:
    emit(found.summary)
    for mark in found.marks:
        if mark.touched and not found.same and mark.annotation.selector is not None:
            emit(f"{mark.new.state.value}: “{_short(mark.annotation.selector.exact)}”")
    for detail in found.details:
        emit(f"{detail.field}: [-{detail.old}-] {{+{detail.new}+}}")
    old, new = Structure(found.old.version), Structure(found.new.version)
    for change in found.changes:
        emit("")
        place = new.paragraph_number(change.new.start) if change.new else None
        place = old.paragraph_number(change.old.start) if change.old and not change.new else place
        where = f" ¶{place}" if place else ""
        emit(f"{change.kind}{where}")
        emit(f"{_SIGNS[change.kind]} {_words(found, change)}")


def _words(found: Comparison, change: Change) -> str:
    """The words of a change; of a block that changed, those that went in [-…-] and those that came
    in {+…+}, as wdiff writes them."""
    if change.new is None or change.old is None:
        text, span = (found.old.text, change.old) if change.old else (found.new.text, change.new)
        assert span is not None
        return " ".join(span.of(text).split())
    return " ".join(_merged(found, change))


def _merged(found: Comparison, change: Change) -> Iterator[str]:
    """The old and the new words of a changed block, in one line."""
    from reader.text.difference import difference

    assert change.old is not None and change.new is not None
    signs = {"gone": ("[-", "-]"), "new": ("{+", "+}"), "same": ("", "")}
    for piece in difference(change.old.of(found.old.text), change.new.of(found.new.text)):
        words = " ".join(piece.text.split())
        if words:
            start, end = signs[piece.fate]
            yield f"{start}{words}{end}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else line[:79].rstrip() + "…"


def comparison_to_json(found: Comparison) -> dict[str, Any]:
    """The comparison as one object; spans are [start, end) in the text of their version."""
    return {
        "schema": 1,
        "same": found.same,
        "summary": found.summary,
        "old": _version_to_json(found.old),
        "new": _version_to_json(found.new),
        "changes": [
            {
                "kind": change.kind,
                "old": _pair(change.old),
                "new": _pair(change.new),
                "old_words": _pairs(change.old_words),
                "new_words": _pairs(change.new_words),
            }
            for change in found.changes
        ],
        "marks": [
            {
                "annotation": mark.annotation.id,
                "touched": mark.touched,
                "old": _anchor(mark.old),
                "new": _anchor(mark.new),
            }
            for mark in found.marks
        ],
        "details": [
            {"field": detail.field, "old": detail.old, "new": detail.new}
            for detail in found.details
        ],
    }


def _version_to_json(article: Article) -> dict[str, Any]:
    return {"id": article.id, "text_sha256": article.version.sha256, "text": article.text}


def _anchor(anchor: Anchor) -> dict[str, Any]:
    return {"state": anchor.state.value, "span": _pair(anchor.span)}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
