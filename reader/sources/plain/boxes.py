"""Links to other pieces: boxes inside the article, and all that follows its end."""

from __future__ import annotations

from itertools import islice

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.furniture import is_box_opener, is_comments_opener, is_tail_opener
from reader.sources.plain.shapes import ends_sentence, is_bullet, is_prose, word_count

_LINK = "link to another piece"
_AFTER = "after the article"
_BOX_LENGTH = 14
_SHORT, _LEAST_WORDS = 20, 3
_MOST_OPENERS = 30
_RUN, _RUN_OF_COMMENTS = 3, 5


def remove_tail(draft: Draft) -> None:
    """Set aside all from the first opener ("Comments", "More from …") after which no article
    goes on: little running text, or little but headlines and teasers."""
    for index in _openers(draft):
        if _is_tail(draft, index):
            _remove_from(draft, index)
            return


def _openers(draft: Draft) -> list[int]:
    """Lines after the first third of the running text that may open the tail. Those that are
    furniture by themselves ("Comments") count as well."""
    if len(draft.prose) < 2:
        return []
    half = draft.prose[len(draft.prose) // 3]
    openers = (
        index
        for index in draft.looked_at
        if index >= half and draft.kinds[index] is None and is_tail_opener(draft.texts[index])
    )
    return list(islice(openers, _MOST_OPENERS))


def _is_tail(draft: Draft, start: int) -> bool:
    texts, kinds = draft.texts, draft.kinds
    sizes = [0, 0]
    for index in draft.prose:
        if kinds[index] is not BlockKind.NOTE:
            sizes[index > start] += len(texts[index])
    after = [
        index
        for index in range(start + 1, len(texts))
        if index not in draft.reasons and kinds[index] is not BlockKind.NOTE
    ]
    if not after:
        return True
    headlines = sum(not ends_sentence(texts[i]) or is_bullet(texts[i]) for i in after)
    if _goes_on(draft, start, headlines):
        return False
    if sizes[1] * 12 <= sizes[0]:
        return headlines * 3 >= len(after) or len(after) <= 2
    return sizes[1] <= sizes[0] and headlines * 20 >= len(after) * 7


def _goes_on(draft: Draft, start: int, headlines: int) -> bool:
    """Whether paragraph follows paragraph after `start`: teasers stand one by one, and what
    readers wrote stands between their names."""
    texts, reasons = draft.texts, draft.reasons
    prose = {index for index in draft.prose if index > start}
    longest = run = pairs = 0
    for index in range(start + 1, len(texts)):
        if index in reasons:
            continue
        text = texts[index]
        run = run + 1 if index in prose and ends_sentence(text) and text[-1] != "…" else 0
        pairs += run > 1
        longest = max(longest, run)
    if is_comments_opener(texts[start]):
        return longest >= _RUN_OF_COMMENTS
    return longest >= _RUN or pairs * 6 > headlines


def _remove_from(draft: Draft, start: int) -> None:
    for index in range(start, len(draft)):
        if index not in draft.reasons and draft.kinds[index] is not BlockKind.NOTE:
            draft.remove(index, _AFTER)


def remove_boxes(draft: Draft) -> None:
    """Set aside boxes of links: an opener ("Read more") and the short or numbered lines below."""
    done = 0
    for index in draft.looked_at:
        line = draft.texts[index]
        if index >= done and len(line) <= 60 and draft.is_open(index) and is_box_opener(line):
            done = _remove_box(draft, index)


def _remove_box(draft: Draft, start: int) -> int:
    """Set the box that opens at `start` aside; the index of the line after it."""
    texts = draft.texts
    end = start + 1
    while end < min(len(texts), start + _BOX_LENGTH) and _in_box(draft, end):
        end += 1
    if end < len(texts) and end - start > 2 and is_prose(texts[end]):
        before = end - 2
        closed = before in draft.reasons
        # The line over the running text is its heading if the box had come to its end.
        if closed and draft.is_open(end - 1):
            end -= 1
    for index in range(start, end):
        if index not in draft.reasons:
            draft.remove(index, _LINK)
    return end


def _in_box(draft: Draft, index: int) -> bool:
    if index in draft.reasons:
        return True
    line = draft.texts[index]
    if is_bullet(line):
        return len(line) <= 240
    if draft.kinds[index] not in (None, BlockKind.PARAGRAPH):
        return False
    return word_count(line) <= 26 and not ends_sentence(line)


def remove_after(draft: Draft) -> None:
    """Set aside the short lines after the last running text."""
    if len(draft.prose) < 2:
        return
    kept = [index for index in draft.prose if index not in draft.reasons]
    last = kept[-1] if kept else 0
    # From the end, so that a line sees what became of the one that it leads up to.
    for index in reversed(list(draft.open_lines(last + 1))):
        line = draft.texts[index]
        if word_count(line) <= _SHORT and not is_bullet(line) and not _may_be_told(draft, index):
            draft.remove(index, _AFTER)


def _may_be_told(draft: Draft, index: int) -> bool:
    """Whether a short line under the running text belongs to it: a sentence, be it of one word
    that answers the question above, or what leads up to a line that is kept."""
    line = draft.texts[index]
    if ends_sentence(line):
        return word_count(line) >= _LEAST_WORDS or draft.texts[index - 1].endswith("?")
    return line.endswith(":") and index + 1 < len(draft) and index + 1 not in draft.reasons
