"""The words of a passage as a text quotes them: run in between marks, or as a block."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.citation import marks
from reader.citation.work import Passage
from reader.model import QuoteKind


@dataclass(frozen=True, slots=True)
class Quoting:
    """How a manual quotes.

    `ellipsis` stands for words left out; `is_block` tells from the paragraphs when a quotation is
    set as a block (None: never); `single` puts single marks round it.
    """

    ellipsis: str = ". . ."
    is_block: Callable[[tuple[str, ...]], bool] | None = None
    single: bool = False


def words_at_least(limit: int) -> Callable[[tuple[str, ...]], bool]:
    """Block quotations from `limit` words, and whenever there are several paragraphs."""
    return lambda paragraphs: (
        len(paragraphs) > 1 or sum(len(text.split()) for text in paragraphs) >= limit
    )


def lines_over(limit: int, *, width: int = 88) -> Callable[[tuple[str, ...]], bool]:
    """Block quotations over `limit` typed lines; 88 characters fill a line of 6.5 inches in the
    12-point type that manuals ask for."""
    return lambda paragraphs: (
        len(paragraphs) > 1 or sum(-(-len(text) // width) for text in paragraphs) > limit
    )


def is_quoted(passage: Passage) -> bool:
    """True when the words stand in quotation marks: all but a statement reported without them."""
    return passage.kind is not QuoteKind.INDIRECT


def paragraphs(passage: Passage, quoting: Quoting) -> tuple[str, ...]:
    """The words, without the marks round them, by paragraphs; pieces joined by the ellipsis."""
    own_marks = passage.kind in (QuoteKind.DIRECT, QuoteKind.MIXED)
    whole: list[str] = []
    for piece in passage.pieces:
        lines = [_one_line(part) for part in re.split(r"\n\s*\n", piece.strip())]
        if own_marks:
            lines = [marks.trimmed(line) for line in lines]
        lines = [line for line in lines if line]
        if whole and lines:
            whole[-1] = _with_gap(whole[-1], lines.pop(0), quoting.ellipsis)
        whole.extend(lines)
    return tuple(whole)


def run_in(text: str, quoting: Quoting, *, end: str = "") -> str:
    """`text` between marks, its own marks turned; `end` is the full stop or comma that follows.

    A comma, semicolon or full stop that closed the words is left off, for it belonged to the
    sentence they stood in; question and exclamation marks stay.
    """
    body = without_stop(text)
    ended = body.rstrip('”"').endswith(("?", "!"))
    mark = "" if ended else end
    if quoting.single:
        return f"‘{marks.in_single(body)}’{mark}"
    inner = marks.in_double(body)
    if mark and body.endswith(("”", '"')) and inner.endswith("’"):
        return f"“{inner[:-1]}{mark}’”"
    return f"“{inner}{mark}”"


def without_stop(text: str) -> str:
    """`text` without the stop at its end, within a last quotation mark too; that of an abbreviation
    and an ellipsis stay."""
    bare = text.rstrip(" ,;:—–")
    mark = bare[-1:] if bare[-1:] in ("”", '"') else ""
    inside = bare.removesuffix(mark).rstrip(" ,;:—–")
    if inside.endswith(".") and not re.search(r"(?:\.\s?|…|\b(?:\w\.)+\w)\.$", inside):
        inside = inside[:-1].rstrip()
    return inside + mark


def block_end(text: str) -> str:
    """`text` as the last paragraph of a block quotation: it ends with a stop."""
    bare = text.rstrip(" ,;:—–")
    return bare if bare.rstrip("”’\"'").endswith((".", "?", "!", "…")) else f"{bare}."


def _with_gap(before: str, after: str, ellipsis: str) -> str:
    """Two pieces with the ellipsis between; a sentence that ended keeps its full stop, a comma
    that only led to the reporting words goes (Chicago 17, 13.53–13.54)."""
    if before.rstrip("”’\"'").endswith((".", "?", "!")):
        return f"{before} {ellipsis} {after}"
    return f"{before.rstrip(' ,;:—–')} {ellipsis} {after}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
