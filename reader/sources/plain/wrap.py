"""Lines broken at a fixed width, as e-mail and old text files have them, joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.sources.plain.lines import Lines
from reader.sources.plain.shapes import is_bullet

_NARROWEST, _WIDEST = 40, 130
_SLACK = 10
"""A line may end this much before the width though the next word had fitted: some tools break for
evenness."""

_HYPHENATED = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width at which the lines of a text were broken."""

    width: int

    @property
    def is_likely(self) -> bool:
        """Whether people or tools break lines at such a width."""
        return _NARROWEST <= self.width <= _WIDEST

    def continues(
        self, line: str, following: str, indent: int = 0, following_indent: int = 0
    ) -> bool:
        """Whether `following` is the same paragraph: its first word had not fitted on `line`."""
        room = self.width - indent - len(line)
        if room >= _SLACK and room > following.find(" ") + 1 > 0:
            return False
        if following_indent > indent + 1 and not is_bullet(line):
            return False
        # Of what is quoted each paragraph stands on one line already.
        return not is_bullet(following) and line[0] != ">" != following[0]


def unwrap(lines: Lines) -> Lines:
    """`lines` with paragraphs that were broken at a width on one line each; without such a width,
    `lines` themselves."""
    wrap = _find_wrap(lines)
    if wrap is None:
        return lines
    joined = Lines()
    start, count = 0, len(lines)
    while start < count:
        end = start + 1
        while end < count and not lines.gaps[end]:
            end += 1
        _join_group(lines, range(start, end), wrap, joined)
        start = end
    return joined


def _join_group(lines: Lines, group: range, wrap: Wrap, joined: Lines) -> None:
    """Append the lines of a `group`, which no blank line parts, to `joined` by paragraphs."""
    texts, indents = lines.texts, lines.indents
    if len(group) >= 3:
        # A quotation may be broken at a width of its own.
        width = max(len(texts[index]) + indents[index] for index in group)
        if 0.6 * wrap.width <= width < wrap.width:
            wrap = Wrap(width)
    pieces: list[str] = []
    for index in group:
        before = index - 1
        if pieces and wrap.continues(texts[before], texts[index], indents[before], indents[index]):
            pieces.append(texts[index])
            joined.lasts[-1] = lines.lasts[index]
            continue
        if pieces:
            joined.texts.append(join(pieces))
        pieces = [texts[index]]
        joined.firsts.append(lines.firsts[index])
        joined.lasts.append(lines.lasts[index])
        joined.gaps.append(lines.gaps[index])
        joined.indents.append(indents[index])
    joined.texts.append(join(pieces))


def _find_wrap(lines: Lines) -> Wrap | None:
    """The width, if lines with a successor mostly end where its first word had not fitted. What is
    quoted says nothing of it."""
    sizes = [
        0 if text[0] == ">" else len(text) + indent
        for text, indent in zip(lines.texts, lines.indents, strict=True)
    ]
    if len(sizes) < 4:
        return None
    # A few lines, such as addresses, cannot be broken and stick out.
    width = sorted(sizes)[len(sizes) - 1 - len(sizes) // 50]
    total = sum(sizes)
    over = sum(size for size in sizes if size > width + 2)
    wrap = Wrap(width)
    if not wrap.is_likely or over * 4 > total:
        return None
    texts, gaps = lines.texts, lines.gaps
    within = full = 0
    for index in range(min(len(sizes) - 1, 4000)):
        if gaps[index + 1] or not sizes[index]:
            continue
        within += 1
        first = texts[index + 1].find(" ")
        full += sizes[index] + 1 + (first if first > 0 else len(texts[index + 1])) > width - _SLACK
    # Whole files of short lines (verse, lists) end where they please.
    return wrap if full >= 3 and full * 10 >= within * 6 else None


def join(pieces: list[str]) -> str:
    """The pieces of a paragraph on one line."""
    if len(pieces) == 1:
        return pieces[0]
    text = " ".join(pieces)
    # A hyphen or a dash at the line's end stands without a space after it.
    if "- " in text or "— " in text:
        text = _mend(pieces)
    return text


def _mend(pieces: list[str]) -> str:
    text = pieces[0]
    for piece in pieces[1:]:
        close = _HYPHENATED.search(text) or (text.endswith("—") and text[-2:-1] != " ")
        text += piece if close else " " + piece
    return text
