"""Lines quoted as in e-mail, with marks before each: their paragraphs, each behind one mark."""

from __future__ import annotations

from reader.sources.plain.lines import Lines
from reader.sources.plain.wrap import Wrap, join

MARK = ">"
_MARKS = "> "


def join_quoted(lines: Lines) -> Lines:
    """`lines` with the paragraphs of quotations on one line each, whatever the width at which they
    were broken. A line that holds nothing but marks is a blank one."""
    if not any(text[0] == MARK for text in lines.texts):
        return lines
    joined = Lines()
    start, blank = 0, False
    while start < len(lines):
        end = start + 1
        if lines.texts[start][0] == MARK:
            while end < len(lines) and lines.texts[end][0] == MARK and not lines.gaps[end]:
                end += 1
            blank = _join_run(lines, range(start, end), joined, blank)
        else:
            _append(lines, start, lines.texts[start], joined, blank)
            blank = False
        start = end
    return joined


def without_marks(text: str) -> str:
    """The words of a quoted line."""
    return text.lstrip(_MARKS) or text


def _join_run(lines: Lines, run: range, joined: Lines, blank: bool) -> bool:
    """Append the paragraphs of quoted lines that follow on one another to `joined`; whether the
    last of them is a blank one. `blank` is whether the line before them is."""
    words = {index: lines.texts[index].lstrip(_MARKS) for index in run}
    wrap = Wrap(max(map(len, words.values())))
    paragraphs: list[list[str]] = []
    depth, begun = 0, len(joined)
    for index in run:
        piece = words[index]
        marks = lines.texts[index].count(MARK, 0, len(lines.texts[index]) - len(piece))
        same = paragraphs and piece and not blank and marks == depth and wrap.is_likely
        if same and wrap.continues(paragraphs[-1][-1], piece):
            paragraphs[-1].append(piece)
            joined.lasts[-1] = lines.lasts[index]
        elif piece:
            depth = marks
            paragraphs.append([piece])
            _append(lines, index, lines.texts[index], joined, blank)
        blank = not piece
    for at, pieces in enumerate(paragraphs, begun):
        if len(pieces) > 1:
            joined.texts[at] = f"{MARK} {join(pieces)}"
    return blank


def _append(lines: Lines, index: int, text: str, joined: Lines, blank: bool) -> None:
    joined.texts.append(text)
    joined.firsts.append(lines.firsts[index])
    joined.lasts.append(lines.lasts[index])
    joined.gaps.append(lines.gaps[index] or blank)
    joined.indents.append(lines.indents[index])
