"""Page furniture that is told by its words: whole lines, and notices a site gives about itself."""

from __future__ import annotations

import re
from collections import Counter

from reader.sources.plain.draft import Draft
from reader.sources.plain.lexicon import (
    AMBIGUOUS,
    ASKED,
    BOX_OPENERS,
    DRAWN,
    LEAD_STARTS,
    LINK_LEADS,
    NETWORKS,
    OPENER_STARTS,
    PHRASES,
    PLAIN_NOTICE,
    SHARE_LINE,
    SHARE_STARTS,
    SPOKEN_TO,
    TAIL_OPENERS,
    TRADE,
    TRADE_PHRASES,
)
from reader.sources.plain.shapes import LONG, ends_sentence, is_prose, key, shape

_LONGEST = 160
_LABEL_COUNT = 4
_NOTICE_LONGEST = 1000
_LINK = "link to another piece"

_REASONS = {
    phrase: reason
    for reason, block in PHRASES.items()
    for line in block.splitlines()
    for phrase in map(str.strip, line.split("|"))
    if phrase
}
# Most lines are no phrase; four letters tell that for a tenth of what the whole shape costs.
_OPENINGS = {phrase[:3] for phrase in _REASONS} | {phrase[:1] for phrase in _REASONS}

_SHAPES = (
    ("player control", re.compile(r"\d?\d:\d\d(?::\d\d)?(?:[ /|-]+\d?\d:\d\d(?::\d\d)?)*")),
    (
        "picture number",
        re.compile(r"(?:Image|Photo|Slide)? ?\d{1,3} ?(?:of|/) ?\d{1,3}[ |]*", re.I),
    ),
    ("link", re.compile(r"(?:[*+•-] )?(?:\(\w+\) )?\[\d+\].{0,80}")),
    ("address", re.compile(r"(?:https?://|www\.)\S+")),
    ("picture placeholder", re.compile(r"(?:IFRAME|IMAGE|EMBED|\[IMG\]|\[image\]):?.{0,100}")),
    ("ruler", re.compile(r"[\W_]+")),
    ("embedded post", re.compile(r"A post shared by .{1,80}\(@[\w.]{1,40}\)")),
    ("web form", re.compile(r".{0,60}_{6,}.{0,60}")),
)
_SHAPE_STARTS = frozenset("0123456789[(*+•-hwIA")

_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_NETWORKS = 3
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_SPEECH = re.compile('["“”«„]|\\b(?:said|says|told)\\b')


def remove_furniture(draft: Draft) -> None:
    """Set aside every line whose words say that it is furniture, wherever it stands."""
    for index in draft.looked_at:
        line = draft.texts[index]
        size = len(line)
        if size > _NOTICE_LONGEST:
            continue
        reason = phrase_reason(line) if size <= _LONGEST else None
        if reason is None and size >= 20 and is_notice(line):
            reason = "notice about the site"
        elif reason is None and index and _repeats_link(draft, index):
            reason = _LINK
        if reason is not None and not _may_be_heading(draft, index):
            draft.remove(index, reason)


def remove_repeated(draft: Draft) -> None:
    """Set aside short lines that stand in the text four times or more: a page's own labels."""
    counts = Counter(
        draft.texts[index] for index in draft.open_looked_at() if len(draft.texts[index]) <= 50
    )
    labels = {
        line
        for line, count in counts.items()
        if count >= _LABEL_COUNT and not ends_sentence(line) and line[-1] not in ":;,"
    }
    if labels:
        for index in list(draft.open_looked_at()):
            if draft.texts[index] in labels:
                draft.remove(index, "repeated label")


def reopen_ambiguous(draft: Draft) -> None:
    """Take back single words that are furniture on a page, for a text that is no article."""
    for index in list(draft.reasons):
        if draft.texts[index].casefold() in AMBIGUOUS:
            draft.reopen(index)


def _repeats_link(draft: Draft, index: int) -> bool:
    """Whether the line gives again the words of a link just above it."""
    line = draft.texts[index]
    return (
        draft.reasons.get(index - 1) == _LINK
        and len(line) >= 20
        and key(line) in key(draft.texts[index - 1])
    )


def _may_be_heading(draft: Draft, index: int) -> bool:
    """Whether the line is one word that also names things, alone between two running lines."""
    texts = draft.texts
    return (
        0 < index < len(texts) - 1
        and texts[index].casefold() in AMBIGUOUS
        and draft.alone(index)
        and is_prose(texts[index - 1])
        and is_prose(texts[index + 1])
    )


def phrase_reason(line: str) -> str | None:
    """The reason why the whole line is furniture, or None."""
    opening = line[:3].casefold()
    if opening in _OPENINGS or not opening.isalpha():
        reason = _REASONS.get(shape(line))
        if reason is not None:
            return reason
    if line[0] in _SHAPE_STARTS or not line[0].isalnum() or "____" in line:
        for reason, form in _SHAPES:
            if form.fullmatch(line):
                return reason
    if opening in LEAD_STARTS and LINK_LEADS.match(line):
        return _LINK
    if " icon " in line or line.endswith(" logo"):
        return "picture placeholder" if DRAWN.fullmatch(line) else None
    if opening in SHARE_STARTS and (SHARE_LINE.match(line) or is_networks(line)):
        return "page furniture"
    return None


def is_networks(line: str) -> bool:
    """Whether the line is names of networks and other ways to share, and nothing else."""
    words = _LETTERS.findall(line.casefold())
    return len(words) >= _LEAST_NETWORKS and NETWORKS.issuperset(words)


def is_box_opener(line: str) -> bool:
    """Whether the line stands over a box of links: "Read more", "Related"."""
    return (
        len(line) <= 60
        and line[:3].casefold() in OPENER_STARTS
        and BOX_OPENERS.fullmatch(line) is not None
    )


def is_tail_opener(line: str) -> bool:
    """Whether the line stands over what follows an article: comments, other articles."""
    return (
        len(line) <= 60
        and (line[:3].casefold() in OPENER_STARTS or line[0].isdigit())
        and TAIL_OPENERS.fullmatch(line) is not None
    )


def is_comments_opener(line: str) -> bool:
    """Whether the line stands over what readers wrote."""
    folded = line.casefold()
    return "comment" in folded or "conversation" in folded or "discussion" in folded


def is_notice(line: str) -> bool:
    """Whether a site speaks of itself to its reader: two different words of its trade, or a
    phrase that nobody else uses."""
    folded = line.casefold()
    size = len(line)
    if size <= LONG and PLAIN_NOTICE.match(folded):
        return not _SPEECH.search(line)
    words = frozenset(_WORD.findall(folded))
    if words.isdisjoint(SPOKEN_TO) and not ASKED.search(folded):
        return False
    trade = len(words & TRADE) + sum(phrase in folded for phrase in TRADE_PHRASES)
    # Longer lines hold more words of every kind.
    return trade >= (2 if size <= LONG else 3) and not _SPEECH.search(line)
