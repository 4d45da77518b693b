"""Paragraphs that a tool broke at every link and every word in italics, joined again."""

from __future__ import annotations

import re

from reader.sources.plain.lines import Lines, blank_line_share
from reader.sources.plain.shapes import ends_sentence, is_bullet

_LEAST = 2
_MOST_BLANK = 0.3
_LONG_WORDS = 8
_LONGEST_PIECE = 80

# What no paragraph begins with: "’s", ", he said", ") and".
_TAIL = re.compile(r"[,.;:!?)\]…](?!\w|\.)|[’'](?:s|ll|re|ve|d|t)?(?![\w’'])|[”\"][,.;\s]")
_TAIL_STARTS = frozenset(",.;:!?)]…’'”\"")
_LEANING = frozenset(
    "a about after against also an and are as at be been before by for from had has have her "
    "his in into is its it more not of off on or our over said says she told than that the "
    "their they this to under was were when where which while who will with would".split()
)
_OPEN_ENDS = (",", "(", "[", "“", "‘", "—", "–")


def join_pieces(lines: Lines) -> Lines:
    """`lines` with the pieces of each paragraph on one line; `lines` themselves if none of them
    begins as no paragraph does."""
    starts = [text for text in lines.texts if text[0] in _TAIL_STARTS]
    tails = sum(_TAIL.match(text) is not None for text in starts)
    if tails < _LEAST or blank_line_share(lines.gaps) > _MOST_BLANK:
        return lines
    joined = Lines()
    start = 0
    while start < len(lines):
        end = start + 1
        spaces = lines.texts[start].count(" ")
        while end < len(lines) and not lines.gaps[end] and _continues(lines, end, spaces):
            spaces += lines.texts[end].count(" ") + 1
            end += 1
        joined.texts.append(_join(lines.texts[start:end]))
        joined.firsts.append(lines.firsts[start])
        joined.lasts.append(lines.lasts[end - 1])
        joined.gaps.append(lines.gaps[start])
        joined.indents.append(lines.indents[start])
        start = end
    return joined


def _join(pieces: list[str]) -> str:
    parts = [pieces[0]]
    for piece in pieces[1:]:
        close = _TAIL.match(piece) is not None or parts[-1][-1] in "([“‘"
        parts += [piece] if close else [" ", piece]
    return "".join(parts)


def _continues(lines: Lines, index: int, spaces: int) -> bool:
    """Whether the line at `index` goes on with the paragraph above it, which has so many
    `spaces`."""
    texts = lines.texts
    text, before = texts[index], texts[index - 1]
    if _TAIL.match(text):
        return True
    if ends_sentence(before) or is_bullet(text):
        return False
    if text[0].islower() or before.endswith(_OPEN_ENDS):
        return True
    last = before[before.rfind(" ") + 1 :].casefold()
    if last in _LEANING:
        return True
    # The name that a link held: the sentence goes on right after it.
    after = texts[index + 1] if index + 1 < len(texts) and not lines.gaps[index + 1] else ""
    on = bool(after) and (_TAIL.match(after) is not None or after[0].islower())
    return on and len(text) <= _LONGEST_PIECE and spaces >= _LONG_WORDS
