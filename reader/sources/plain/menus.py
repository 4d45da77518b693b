"""Menus and offers of a page: names in rows, and blocks of lines that the page holds twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from reader.sources.plain.draft import Draft
from reader.sources.plain.names import is_byline
from reader.sources.plain.shapes import ends_sentence, has_quotes, is_bullet, word_count

MENU = "menu"
LEAST_FURNITURE = 4
"""Lines of furniture that show a text to be a page with its menus."""

_REPEATED = "repeated block"
_COOKIES = "notice about cookies"
_GAP, _LEAST_TEXT = 25, 800
_CONSENT = re.compile(r"\b(?:consent|gdpr|browser|third[- ]party|preferences)\b")
_LEAST_ITEMS, _MOST_WORDS = 6, 5
_LEAST_REPEATED, _LONGEST_REPEATED, _OFFER_WORDS = 4, 200, 24
# "SportFootballTennis": a capital inside a word, but for names such as McBride and iPhone.
_JOINTS = re.compile(r"[^\W\d_A-Z]{3}[A-Z][a-z]")
_LEAST_JOINTS, _LEAST_NAMES = 3, 15


def remove_menus(draft: Draft) -> None:
    """Set aside a page's menus: many names on one line; and, where there is furniture too, many
    short bullets in a row that nothing leads up to, and bullets that the page holds twice."""
    texts = draft.texts
    furniture = len(draft.reasons)
    for index in list(draft.open_looked_at()):
        if is_menu_line(texts[index]):
            draft.remove(index, MENU)
    if furniture < LEAST_FURNITURE:
        return
    bullets = [index for index in draft.looked_at if is_bullet(texts[index])]
    counts = Counter(texts[index] for index in bullets)
    for run in _runs(draft, bullets):
        short = [index for index in run if _is_name(texts[index])]
        menu = len(run) >= _LEAST_ITEMS and len(short) * 5 >= len(run) * 4
        if not menu or _is_led_up_to(draft, run[0]):
            short = [index for index in run if counts[texts[index]] > 1]
        _remove(draft, short, MENU)


def remove_cookie_notice(draft: Draft) -> None:
    """Set aside a page's list of its cookies: lines that speak of them close together, and all
    between them, if the rest is a text that does not speak of them."""
    texts = draft.texts
    lines = [index for index in draft.open_lines() if _speaks_of_cookies(texts[index])]
    if len(lines) < _LEAST_REPEATED or any(b - a > _GAP for a, b in pairwise(lines)):
        return
    notice = range(lines[0], lines[-1] + 1)
    rest = sum(len(texts[index]) for index in draft.prose if index not in notice)
    consent = sum(_CONSENT.search(texts[index].casefold()) is not None for index in notice)
    if consent * 2 >= _LEAST_REPEATED and rest >= _LEAST_TEXT:
        _remove(draft, notice, _COOKIES)


def _speaks_of_cookies(line: str) -> bool:
    # Case is folded only where it may matter: in a book, folding every line takes a while.
    return ("ookie" in line or "OOKIE" in line) and "cookie" in line.casefold()


def is_menu_line(line: str) -> bool:
    """Whether the line is a menu's names, run together or one after the other."""
    if not 20 <= len(line) <= 1000 or ends_sentence(line):
        return False
    if len(_JOINTS.findall(line)) >= _LEAST_JOINTS:
        return True
    words = line.split()
    # In scripts without capitals every word would be a name.
    names = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return len(words) >= _LEAST_NAMES and names * 20 >= len(words) * 19


def remove_repeated_blocks(draft: Draft) -> None:
    """Set aside runs of short lines that all stand in the text again: offers to subscribers,
    menus for large and small screens. A text that is there twice is none."""
    texts = draft.texts
    sizes = draft.sizes
    short = [i for i in draft.open_lines() if sizes[i] <= _LONGEST_REPEATED]
    counts = Counter(texts[i] for i in short)
    again = [i for i in short if counts[texts[i]] > 1 and not _may_be_told(texts[i])]
    size = sum(sizes[i] for i in again if word_count(texts[i]) > _MOST_WORDS)
    if not again or size * 4 > draft.size_of(draft.open_lines()):
        return
    for run in _runs(draft, again):
        if len(run) >= _LEAST_REPEATED:
            _remove(draft, run, _REPEATED)


def _may_be_told(line: str) -> bool:
    """Whether an article may say it: words that someone said, a long sentence, a byline."""
    return has_quotes(line) or word_count(line) > _OFFER_WORDS or is_byline(line)


def _remove(draft: Draft, indices: Iterable[int], reason: str) -> None:
    for index in indices:
        if draft.is_open(index):
            draft.remove(index, reason)


def _runs(draft: Draft, indices: Iterable[int]) -> list[list[int]]:
    """`indices` in groups between which no other line stands that is still open."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and all(at in draft.reasons for at in range(runs[-1][-1] + 1, index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _is_name(line: str) -> bool:
    return word_count(line) <= _MOST_WORDS and not ends_sentence(line) and line[-1] not in ",;"


def _is_led_up_to(draft: Draft, index: int) -> bool:
    above = next((at for at in range(index - 1, -1, -1) if at not in draft.reasons), None)
    return above is not None and draft.texts[above].endswith(":")
