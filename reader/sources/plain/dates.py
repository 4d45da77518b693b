"""Lines that say when: dates, times, reading times; and the date in them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
    **{
        name: number
        for names in (
            "januar februar märz april mai juni juli august september oktober november dezember",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
            " diciembre",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
            " dicembre",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
            " dezembro",
            "januari februari maart april mei juni juli augustus september oktober november"
            " december",
        )
        for number, name in enumerate(names.split(), 1)
    },
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

# All words that a line about time is made of.
_WORDS = {
    *_MONTH_NUMBERS,
    *_DAYS,
    *(day[:3] for day in _DAYS),
    *"tues weds thur thurs st nd rd th am pm a p m at on of the and t z".split(),
    *"gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist jst kst sgt hkt".split(),
    *"aest aedt acst awst nzst nzdt sast wib wat eat et ct mt pt".split(),
    *"published publish posted posts post updated update last modified created date first".split(),
    *"original originally edited issued ago today yesterday now just".split(),
    *"minute minutes min mins hour hours hr hrs day days week weeks".split(),
    *"second seconds read reading time views view".split(),
    *"comments comment shares share listen de um uhr er le el den am il".split(),
}
_TRIGGERS = {
    *_MONTH_NUMBERS,
    *"published posted updated modified ago min mins minute minutes views read".split(),
} - {"may", "mar"}
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_LONGEST = 110

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?=\b|T)")
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?: de)? ({_MONTH})\.?,?(?: de)? (\d{{4}})\b", re.I
)


def is_time_line(line: str) -> bool:
    """Whether the line says nothing but when the piece was published, or how long it takes."""
    if len(line) > _LONGEST:
        return False
    tokens = _TOKEN.findall(line.casefold())
    if not tokens or len(tokens) > 24:
        return False
    if not all(token in _WORDS or token.isdigit() for token in tokens):
        return False
    if _TRIGGERS.isdisjoint(tokens):
        return find_date(line) is not None
    return (
        any(token.isdigit() for token in tokens) or {"published", "updated"} & set(tokens) != set()
    )


def find_date(line: str) -> str | None:
    """The first full date in the line as ISO 8601, or None. Days in figures only ("3/4/2020")
    are not read: they mean another date in every country."""
    for pattern, order in ((_ISO, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy")):
        found = pattern.search(line)
        if found is None:
            continue
        parts = dict(zip(order, found.groups(), strict=True))
        month = parts["m"].casefold()
        number = int(month) if month.isdigit() else _MONTH_NUMBERS[month]
        try:
            return date(int(parts["y"]), number, int(parts["d"])).isoformat()
        except ValueError:
            continue
    return None
