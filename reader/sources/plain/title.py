"""The title: the line before the running text that names what the running text is about."""

from __future__ import annotations

import re
from itertools import pairwise

from reader.model import BlockKind
from reader.sources.plain.captions import is_caption
from reader.sources.plain.dates import find_date, is_time_line
from reader.sources.plain.draft import Draft
from reader.sources.plain.names import is_byline, is_names
from reader.sources.plain.shapes import (
    content_words,
    ends_sentence,
    is_bullet,
    is_prose,
    key,
    overlap,
    without_bullet,
    word_count,
)

_REACH = 80
"""How many lines above the running text a title may stand."""

_FAR = 6
_LEAST_HEAD, _MOST_SITE = 3, 4
_PARTED = re.compile(r"(.+) ([|–—·-]) (.+)")
_BREADCRUMBS = re.compile(r"\w ?[»›>] ?\w")
_BODY_SAMPLE = 6000
_TELLING = 4
_AGAIN = "the title again"


def mark_title(draft: Draft) -> None:
    """Settle the best candidate as the title, and set its copies aside.

    Without a line that is fit, there is no title: many tools leave it out.
    """
    candidates = _candidates(draft)
    if not candidates:
        return
    body = _body(draft)
    counts = _key_counts(draft, {key(without_bullet(draft.texts[i])) for i in candidates})
    candidates = [i for i in candidates if not _is_sentence(draft.texts[i], counts)]
    first = next(draft.open_lines(), -1)
    subjects = {i: _subject_share(draft.texts[i], body) for i in candidates}
    candidates = [
        i
        for i in candidates
        if i == first
        or subjects[i] >= 0.2
        or _marks_a_start(draft, i)
        or counts.get(key(draft.texts[i]), 0) > 1
    ]
    scores = {i: _score(draft, i, subjects, counts) for i in candidates}
    best = max(candidates, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < 2:
        return
    shown = _shown(draft, best, candidates)
    if shown != best:
        draft.remove(best, _AGAIN)
    draft.title = shown
    draft.keep(shown, BlockKind.TITLE)
    _remove_copies(draft, shown)


def title_of(draft: Draft) -> str:
    """The title's words: without the name of the site after a stroke, as in a browser's tab."""
    if draft.title is None:
        return ""
    line = draft.texts[draft.title]
    head, mark, end = _parted(line)
    if not mark or word_count(head) < _LEAST_HEAD:
        return line
    if word_count(end) > _MOST_SITE or end[:1].islower():
        return line
    # After a dash, what many headlines end in, the site must be named elsewhere.
    known = (end == other or (other[0] == "©" and end in other) for other in draft.texts)
    return head if mark == "|" or any(known) else line


def mark_first_line(draft: Draft) -> None:
    """Settle the first open line as the title if it stands alone like one: verse and lists have
    no running text to weigh it against."""
    index = next(draft.open_lines(), None)
    if index is None or not draft.alone(index) or index + 1 >= len(draft):
        return
    line = draft.texts[index]
    if word_count(line) <= 16 and not ends_sentence(line) and not line.endswith((":", ",")):
        draft.title = index
        draft.keep(index, BlockKind.TITLE)


def _candidates(draft: Draft) -> list[int]:
    """Open short lines before the second line of running text."""
    texts, prose = draft.texts, draft.prose
    end = prose[1] if len(prose) > 1 else len(texts)
    start = next((a for a, b in pairwise(prose) if b - a <= 4), 0)
    found = []
    for index in draft.open_lines(max(0, start - _REACH), max(start, min(end, _REACH))):
        line = texts[index]
        if not 1 <= word_count(line) <= 32 or not 6 <= len(line) <= 220:
            continue
        if draft.prose and index > draft.prose[0] and not _marks_a_start(draft, index, _FAR):
            continue
        if line.endswith((":", ",")) or is_byline(line) or is_caption(line):
            continue
        if _BREADCRUMBS.search(line) or line[0] == "©":
            continue
        if is_time_line(line) or (find_date(line) is not None and word_count(line) <= 7):
            continue
        found.append(index)
    return found


def _marks_a_start(draft: Draft, index: int, reach: int = 3) -> bool:
    """Whether a byline or a date follows the line, as it does a title, not a heading."""
    after = draft.texts[index + 1 : index + 1 + reach]
    return any(is_byline(line) or is_time_line(line) for line in after if len(line) < 160)


def _is_sentence(line: str, counts: dict[str, int]) -> bool:
    """Whether the line is a first sentence, not a title: a text may have no title. What stands
    in the text again is one all the same."""
    if counts.get(key(without_bullet(line)), 0) > 1:
        return False
    stop = line.rstrip('"”’»」)').endswith((".", "。", "।", "۔"))
    return is_prose(line) and (stop or word_count(line) > 28)


def _subject_share(line: str, body: str) -> float:
    """How much of what the line is about the running text is about, from 0 to 1; the fewer words
    there are to share, the less their being shared says."""
    subject = content_words(line)
    return overlap(subject, body) * min(len(subject), _TELLING) / _TELLING


def _score(draft: Draft, index: int, subjects: dict[int, float], counts: dict[str, int]) -> float:
    line = draft.texts[index]
    words = word_count(line)
    score = 3 * subjects[index]
    if 4 <= words <= 26:
        score += 2
    elif words >= 3:
        score += 1
    if counts.get(key(without_bullet(line)), 0) > 1 and words >= 3:
        # The cards of other pieces stand on a page twice as well.
        score += 2 if subjects[index] >= 0.4 else 1
    if draft.alone(index):
        score += 0.5
    if is_bullet(line):
        score -= 3
    if line.endswith("."):
        score -= 1.5
    if line[0].islower():
        score -= 1
    if is_names(line):
        score -= 2
    if _marks_a_start(draft, index):
        score += 1
    # Of two lines that are fit the earlier is the title and the later its deck.
    earlier = any(
        other < index
        and share >= 0.5 * subjects[index]
        and word_count(draft.texts[other]) >= 4
        and not is_bullet(draft.texts[other])
        for other, share in subjects.items()
    )
    return score - 2 * earlier


def _body(draft: Draft) -> str:
    pieces, size = [], 0
    for index in draft.prose:
        pieces.append(draft.texts[index][:1500])
        size += len(pieces[-1])
        if size > _BODY_SAMPLE:
            break
    return "\n".join(pieces)


def _key_counts(draft: Draft, keys: set[str]) -> dict[str, int]:
    """How often each candidate stands in the text as a line."""
    starts = {text[:3] for text in keys}
    counts = dict.fromkeys(keys, 0)
    short = [line for line, size in zip(draft.texts, draft.sizes, strict=True) if size <= 240]
    for line in short:
        if _start(line) in starts:
            found = key(without_bullet(line))
            if found in counts:
                counts[found] += 1
    return counts


def _start(line: str) -> str:
    """The first three letters, as in the line's key: a cheap look before a costly one."""
    if line[0].isalnum():
        return line[:3].casefold()
    return key(without_bullet(line[:20]))[:3]


def _shown(draft: Draft, best: int, candidates: list[int]) -> int:
    """The candidate that the page shows to its readers, where `best` gives the same and the name
    of the site after it."""
    head, mark, _ = _parted(draft.texts[best])
    words = key(head)
    if not mark or word_count(head) < _LEAST_HEAD:
        return best
    return next((i for i in candidates if key(draft.texts[i]) == words), best)


def _parted(line: str) -> tuple[str, str, str]:
    """What stands before the last stroke or dash, the mark, and what stands after it."""
    found = _PARTED.match(line)
    return (found[1], found[2], found[3]) if found else (line, "", "")


def _remove_copies(draft: Draft, title: int) -> None:
    words = draft.texts[title]
    wanted, size, start = key(words), len(words), _start(words)
    for index, other in enumerate(draft.sizes):
        if not -12 <= other - size <= 12 or index == title:
            continue
        line = draft.texts[index]
        if line == words or (_start(line) == start and key(without_bullet(line)) == wanted):
            draft.remove(index, _AGAIN)
