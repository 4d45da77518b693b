"""Headings of sections, list items, verse and block quotes inside the running text."""

from __future__ import annotations

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.quoted import MARK
from reader.sources.plain.shapes import (
    content_words,
    ends_sentence,
    is_bullet,
    is_capitals,
    overlap,
    word_count,
)

_LINK = "linked headline"
_MOST_WORDS = 18
_MOST_WORDS_ASKED = 24
_LONGEST = 150
_GOES_ON = (":", ",", ";", "-", "–", "—", "…", " and", " or")
_SECTION_SAMPLE = 2500
_LEAST_LINES, _LEAST_WORDS, _MOST_WORDS_OF_VERSE = 3, 3, 12
_HANGING = (",", ";", ":", "—", "–")
_BODY_KINDS = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)
)


def mark_verse(draft: Draft) -> None:
    """Settle the lines of verse below the first running text as paragraphs: by their place they
    would be a page's labels."""
    if not draft.spaced:
        return
    done = 0
    for index in list(draft.open_looked_at(draft.prose[0] + 1)):
        if index < done:
            continue
        stanza = draft.group(index)
        done = stanza.stop
        if _is_stanza(draft, stanza):
            for line in stanza:
                draft.keep(line, BlockKind.PARAGRAPH)


def _is_stanza(draft: Draft, group: range) -> bool:
    """Whether lines without a blank one between are verse: short, and most end in a mark, at least
    one in the middle of a sentence."""
    lines = [draft.texts[index] for index in group]
    hanging = sum(line.endswith(_HANGING) for line in lines)
    ended = sum(map(ends_sentence, lines))
    last = lines[-1]
    return (
        len(lines) >= _LEAST_LINES
        and hanging > 0
        and (hanging + ended) * 2 >= len(lines)
        and (last.endswith(_HANGING) or ends_sentence(last))
        and all(map(draft.is_open, group))
        and all(_LEAST_WORDS <= word_count(line) <= _MOST_WORDS_OF_VERSE for line in lines)
        and not any(map(is_bullet, lines))
    )


def mark_items(draft: Draft) -> None:
    """Settle items of lists, and lines quoted with ">"."""
    for index in list(draft.open_lines()):
        if draft.texts[index][0] == MARK:
            draft.quote(index)
    for index in list(draft.open_looked_at()):
        line = draft.texts[index]
        if len(line) <= 600 and is_bullet(line) and not _is_numbered_heading(draft, index):
            draft.keep(index, BlockKind.LIST_ITEM)


def _is_numbered_heading(draft: Draft, index: int) -> bool:
    """Whether a numbered line stands over running text, as an item of a list does not."""
    line = draft.texts[index]
    return (
        line.lstrip("(")[:1].isdigit()
        and looks_like_heading(line)
        and draft.alone(index)
        and index + 1 < len(draft)
        and not is_bullet(draft.texts[index + 1])
    )


def mark_headings(draft: Draft) -> None:
    """Settle open short lines that stand over running text as headings, and set aside those
    that look like links to other pieces."""
    if not draft.prose:
        return
    spaced = draft.spaced
    first, last = draft.prose[0], draft.prose[-1]
    # From the end, so that each line sees what became of the one below it.
    for index in reversed(list(draft.open_lines(first, last))):
        line = draft.texts[index]
        if not looks_like_heading(line) or (spaced and not draft.alone(index)):
            continue
        after = draft.next_kept(index)
        if after is None or not _may_follow(draft, after):
            continue
        if _is_link(draft, index, after):
            draft.remove(index, _LINK)
        else:
            draft.keep(index, BlockKind.HEADING, 1)


def mark_picture_headings(draft: Draft) -> None:
    """In a list of pictures, settle the line over each as its heading, though it is a sentence.

    It is such a list when four or more pictures have a short line alone above them, and hardly
    any has not.
    """
    over, without = [], 0
    captions = [index for index, kind in enumerate(draft.kinds) if kind is BlockKind.CAPTION]
    for index in captions:
        if not index or not draft.lines.gaps[index]:
            continue
        above = index - 1
        line = draft.texts[above]
        sentence = ends_sentence(line) and 5 <= word_count(line) <= _MOST_WORDS_ASKED
        if sentence and draft.alone(above) and draft.kinds[above] in (None, BlockKind.PARAGRAPH):
            over.append(above)
        else:
            without += 1
    if len(over) >= 4 and without * 3 <= len(over):
        for index in over:
            if index not in draft.reasons:
                draft.keep(index, BlockKind.HEADING, 1)


def _may_follow(draft: Draft, after: int) -> bool:
    """Whether the line at `after` may stand under a heading: text, or one more heading."""
    kind = draft.kinds[after]
    if kind is BlockKind.HEADING:
        second = draft.next_kept(after)
        return second is not None and draft.kinds[second] is not BlockKind.HEADING
    if kind is None:
        return not looks_like_heading(draft.texts[after])
    return kind in _BODY_KINDS


def looks_like_heading(line: str) -> bool:
    """Whether the line has a heading's length, beginning and end."""
    if len(line) > _LONGEST:
        return False
    words = word_count(line)
    asked = line.rstrip("\"'”’)").endswith("?")
    if words > (_MOST_WORDS_ASKED if asked else _MOST_WORDS):
        return False
    if asked and line[0] in '"“' and line[-1] in '"”':
        # A whole question in marks is somebody's, as in a dialogue.
        return False
    if not asked and (ends_sentence(line) or line.endswith(_GOES_ON)):
        return False
    start = line.lstrip("\"'“”‘’«([¿¡#")[:1]
    return start.isupper() or start.isdigit() or (start.isalpha() and not start.islower())


def _is_link(draft: Draft, index: int, after: int) -> bool:
    """Whether the line is a headline of another piece: a long one in capitals, or one that
    shares no subject with what follows it."""
    line = draft.texts[index]
    words = word_count(line)
    if words >= 6 and is_capitals(line):
        return True
    if words < 8:
        return False
    subject = content_words(line)
    section = "\n".join(text[:800] for text in draft.texts[after : after + 5])[:_SECTION_SAMPLE]
    return len(subject) >= 3 and overlap(subject, section) < 0.2
