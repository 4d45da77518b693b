"""Where the article stands in the dump of a whole page, with its menus, offers and teasers."""

from __future__ import annotations

from reader.model import BlockKind
from reader.sources.plain.captions import is_caption
from reader.sources.plain.draft import Draft
from reader.sources.plain.menus import LEAST_FURNITURE, MENU
from reader.sources.plain.shapes import (
    ends_sentence,
    has_quotes,
    is_bullet,
    without_bullet,
    word_count,
)

_BEFORE, _AFTER = "before the article", "after the article"
_WORDS_A_POINT, _MOST_POINTS = 8, 5
_SHORT_LINE, _SHORT_ITEM = 0.35, 0.5
_ITEM_WORDS, _MENU_WORDS = 8, 4
_LEAST_WORDS = 3
_REACH, _TEASER = 12, 280
_LEAST_NAMES = 20
_LEAST_PROSE, _LEAST_CHARACTERS = 4, 800


def narrow_to_core(draft: Draft) -> None:
    """Set aside running text that stands far from the article, and count it out of `prose`.

    The article is the stretch of lines in which running text outweighs short lines the most. It
    is looked for only where names of menus and furniture stand around it, as on a page dumped
    whole.
    """
    if sum(reason != MENU for reason in draft.reasons.values()) < LEAST_FURNITURE:
        return
    core = _heaviest(draft)
    prose = draft.prose
    inside = [index for index in prose if index in core]
    around = [index for index in prose if index not in core and is_told(draft.texts[index])]
    sizes = [sum(len(draft.texts[index]) for index in part) for part in (inside, around)]
    if sizes[0] * 2 < sizes[1] * 3 or not _is_page(draft, core):
        return
    for index in prose:
        if index not in core and draft.is_open(index) and not is_caption(draft.texts[index]):
            draft.remove(index, _BEFORE if index < core.start else _AFTER)
    draft.prose = inside
    draft.core = core


def _is_page(draft: Draft, core: range) -> bool:
    """Whether what stands around `core` is a page's: many names of menus, and furniture."""
    around = [index for index in range(len(draft)) if index not in core]
    furniture = sum(draft.reasons.get(index, MENU) != MENU for index in around)
    names = sum(_is_name_of_menu(draft.texts[index]) for index in around)
    return furniture >= LEAST_FURNITURE and names >= _LEAST_NAMES


def remove_under_core(draft: Draft) -> None:
    """Set aside what stands under the article on a page dumped whole, but for notes and for what
    goes on right below its last line: a list, a short sentence."""
    if draft.core is None or not draft.prose:
        return
    last = draft.prose[-1]
    end = last + 1
    while end < len(draft) and end not in draft.reasons and _goes_on(draft.texts[end]):
        end += 1
    for index in range(end, len(draft)):
        kind = draft.kinds[index]
        near = kind is BlockKind.CAPTION and index <= last + _REACH
        if index not in draft.reasons and kind is not BlockKind.NOTE and not near:
            draft.remove(index, _AFTER)


def remove_strays(draft: Draft) -> None:
    """Set aside labels inside the article on a page dumped whole: short lines that are neither a
    sentence nor a heading."""
    if draft.core is None:
        return
    for index in list(draft.open_lines(draft.core.start, draft.core.stop)):
        line = draft.texts[index]
        if word_count(line) <= _MENU_WORDS and line[-1] not in ".,;:!?…”":
            draft.remove(index, "label")


def _goes_on(line: str) -> bool:
    return is_bullet(line) or (ends_sentence(line) and word_count(line) >= _LEAST_WORDS)


def stands_below_menus(draft: Draft) -> bool:
    """Whether an article's worth of running text stands together below many names of a menu,
    which outweigh it."""
    core = _heaviest(draft)
    inside = [len(draft.texts[index]) for index in draft.prose if index in core]
    above = [draft.texts[index] for index in draft.open_lines(0, core.start)]
    names = sum(_is_name_of_menu(line) for line in above)
    return (
        len(inside) >= _LEAST_PROSE
        and sum(inside) >= _LEAST_CHARACTERS
        and names >= _LEAST_NAMES
        and names * 10 >= len(above) * 7
    )


def _is_name_of_menu(line: str) -> bool:
    few = word_count(line) <= _MENU_WORDS + is_bullet(line)
    return few and line[-1] not in ".,;:!?" and not without_bullet(line)[0].isdigit()


def _heaviest(draft: Draft) -> range:
    """The stretch of lines with the greatest sum of points (Kadane's algorithm), up to running
    text close to its ends."""
    prose = set(draft.prose)
    best = total = 0.0
    start, found = 0, range(0)
    for index, line in enumerate(draft.texts):
        if total <= 0:
            start, total = index, 0.0
        total += _points(line, index in prose)
        if total > best:
            best, found = total, range(start, index + 1)
    near = range(found.start - _REACH, found.stop + _REACH)
    kept = [index for index in draft.prose if index in near and is_told(draft.texts[index])]
    return range(kept[0], kept[-1] + 1) if kept else found


def is_told(line: str) -> bool:
    """Whether running text comes to its end, as the headline or the cut-off beginning of another
    piece does not."""
    cut_off = line.endswith(("…", "...")) and len(line) <= _TEASER and not has_quotes(line)
    return ends_sentence(line) and not cut_off


def _points(line: str, prose: bool) -> float:
    if prose:
        if not is_told(line):
            return 0.0
        return min(word_count(line) / _WORDS_A_POINT, _MOST_POINTS)
    if is_bullet(line):
        return 0.0 if word_count(line) > _ITEM_WORDS or ends_sentence(line) else -_SHORT_ITEM
    return -_SHORT_LINE
