"""Page furniture that is told by its words: whole lines, and notices a site gives about itself."""

from __future__ import annotations

import re

from reader.sources.plain.draft import Draft
from reader.sources.plain.lexicon import AMBIGUOUS, BOX_OPENERS, LINK_LEADS, PHRASES, TAIL_OPENERS
from reader.sources.plain.shapes import LONG, is_prose, key, shape

_LONGEST = 160
_NOTICE_LONGEST = 1000

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
    ("web form", re.compile(r".{0,60}_{6,}.{0,60}")),
)
_SHAPE_STARTS = frozenset("0123456789[(*+•-hwI")

# A site speaking of itself: two different words of the trade, spoken to the reader.
_TRADE = re.compile(
    r"\b(?:newsletters?|inbox|subscri(?:be|ption|ber)s?|unsubscribe|sign(?:ing)? (?:up|in)"
    r"|log(?:ged)? in|accounts?|browser|cookies?|privacy policy|terms (?:and|of) \w+"
    r"|notifications?|apps?|click(?:ing)? (?:here|on|the)|ad[- ]?block\w*|homepage|bookmark"
    r"|website|site|e-?mail|comments?|moderat\w+|community guidelines|promotional|refresh"
    r"|free trial|memberships?|members?|donat\w+|journalism|download|podcast|whatsapp|telegram"
    r"|facebook|twitter|instagram|register(?:ed|ing)?|offers|updates|page|alerts?|advertis\w+"
    r"|insider|news feed|digest|coverage|follow(?:ing)?|top stories|breaking news|readers)\b",
    re.I,
)
# One of these says it alone.
_PLAIN_NOTICE = re.compile(
    r"(?:delivered|sent)? ?(?:straight |right |directly )?(?:to|in|into) your (?:inbox|e-?mail)"
    r"|^by (?:signing up|subscribing|clicking|providing your|continuing|submitting)\b"
    r"|\bwe use cookies\b|^(?:get|sign up|subscribe|join|download|register|follow)\b.{0,70}"
    r"\b(?:newsletters?|app|alerts|updates|news|telegram|whatsapp|facebook|twitter|instagram)[.!]?$"
    r"|^send (?:us )?your (?:stories|tips|letters|views|photos)|\bread our privacy policy\b"
    r"|^you can e-?mail\b|^you must be (?:logged|signed) in\b",
    re.I,
)
_SPOKEN_TO = re.compile(
    r"\b(?:your|our|us|please|sign up|log in|click here|download|we (?:use|invite|may|will|apolog\w+)"
    r"|you (?:must|can|agree|have read|confirm|follow))\b",
    re.I,
)
_SPEECH = re.compile('["“”«„]|\\b(?:said|says|told)\\b')


def remove_furniture(draft: Draft) -> None:
    """Set aside every line whose words say that it is furniture, wherever it stands."""
    for index, line in enumerate(draft.texts):
        size = len(line)
        if size > _NOTICE_LONGEST:
            continue
        reason = phrase_reason(line) if size <= _LONGEST else None
        if reason is None and size >= 30 and _is_notice(line):
            reason = "notice about the site"
        elif reason is None and index and _repeats_link(draft, index):
            reason = "link to another piece"
        if reason is not None and not _may_be_heading(draft, index):
            draft.remove(index, reason)


def _repeats_link(draft: Draft, index: int) -> bool:
    """Whether the line gives again the words of a link just above it."""
    line = draft.texts[index]
    return (
        draft.reasons.get(index - 1) == "link to another piece"
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
    found = LINK_LEADS.match(line)
    return "link to another piece" if found is not None else None


def is_box_opener(line: str) -> bool:
    """Whether the line stands over a box of links: "Read more", "Related"."""
    return len(line) <= 60 and BOX_OPENERS.fullmatch(line) is not None


def is_tail_opener(line: str) -> bool:
    """Whether the line stands over what follows an article: comments, other articles."""
    return len(line) <= 60 and TAIL_OPENERS.fullmatch(line) is not None


def _is_notice(line: str) -> bool:
    if _PLAIN_NOTICE.search(line) and len(line) <= LONG and not _SPEECH.search(line):
        return True
    if "ou" not in line and "lease" not in line and " us" not in line and "We " not in line:
        return False
    if _SPEECH.search(line) or not _SPOKEN_TO.search(line):
        return False
    trade = {word.casefold() for word in _TRADE.findall(line)}
    # Longer lines hold more words of every kind.
    return len(trade) >= (2 if len(line) <= LONG else 3)
