"""Publication dates, as much of them as is known, and the ways that manuals write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# AP leaves the five short months whole; MLA leaves May, June and July.
AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
MLA_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June",
    "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A year, a month of it (0 when unknown) and a day of that (0 when unknown)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or the first and last of several."""

    start: Day
    end: Day | None = None

    @property
    def year(self) -> int:
        return self.start.year

    @property
    def iso(self) -> str:
        return f"{self.start.iso}/{self.end.iso}" if self.end else self.start.iso


_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", re.DOTALL)


def parse(text: str | None) -> When | None:
    """The date in an ISO 8601 text: a year, month or day, or two with a slash between.

    None for what is not a date: a date that cannot be read is a date that is not known.
    """
    first, slash, last = (text or "").strip().partition("/")
    start, end = _day(first), _day(last)
    if start is None or (slash and end is None):
        return None
    return When(start, end if end and end > start else None)


def of(day: date) -> When:
    return When(Day(day.year, day.month, day.day))


def _day(text: str) -> Day | None:
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Day(year, month, day)


def month_first(months: tuple[str, ...] = MONTHS) -> Callable[[When], str]:
    """A writer of "January 3, 2020"; ranges as "January 3–5, 2020" (Chicago 17, 6.78)."""

    def write(when: When) -> str:
        start, end = when.start, when.end
        if end is None or not start.month:
            return _spread(when, lambda day: _comma(_month_day(day, months), str(day.year)))
        if start.year == end.year:
            return _comma(_same_year(start, end, months), str(end.year))
        return _spread(when, lambda day: _comma(_month_day(day, months), str(day.year)))

    return write


def day_first(months: tuple[str, ...] = MONTHS) -> Callable[[When], str]:
    """A writer of "3 January 2020"; ranges as "3–5 January 2020"."""

    def one(day: Day) -> str:
        month = months[day.month - 1] if day.month else ""
        return " ".join(part for part in (str(day.day or ""), month, str(day.year)) if part)

    def write(when: When) -> str:
        start, end = when.start, when.end
        if end and start.day and end.day and start.year == end.year:
            if start.month == end.month:
                return f"{start.day}–{one(end)}"
            return f"{start.day} {months[start.month - 1]}–{one(end)}"
        return _spread(when, one)

    return write


def year_first(when: When) -> str:
    """As in "2020 Jan 3", "2020 Jan 3-5", "2020 Jan 31-Feb 2" (Citing Medicine, appendix E)."""
    start, end = when.start, when.end
    first = _year_month_day(start)
    if end is None:
        return first
    last = _year_month_day(end).split()
    same = 0
    while same < len(last) - 1 and last[: same + 1] == first.split()[: same + 1]:
        same += 1
    return f"{first}-{' '.join(last[same:])}"


def _year_month_day(day: Day) -> str:
    month = SHORT_MONTHS[day.month - 1] if day.month else ""
    return " ".join(part for part in (str(day.year), month, str(day.day or "")) if part)


def without_year(write: Callable[[When], str], when: When) -> str:
    """What `write` says beside the year, or nothing: "January 3", "3 January".

    A range over two years keeps its years, for without them it would say something else.
    """
    if not when.start.month:
        return ""
    if when.end and when.end.year != when.start.year:
        return write(when)
    return re.sub(rf",? ?\b{when.start.year:d}\b,? ?", "", write(when)).strip()


def apa(when: When | None, letter: str = "") -> str:
    """As in "2020, January 3" (APA 7 section 9.14); "n.d." without a date (9.17). The
    `letter` of a list follows the year: "2020a, January 3", "n.d.-a" (9.47)."""
    if when is None:
        return f"n.d.-{letter}" if letter else "n.d."
    start, end = when.start, when.end
    if end and start.year != end.year and start.month:
        return f"{_comma(f'{start.year}{letter}', _month_day(start, MONTHS))}–{_apa_day(end)}"
    rest = _same_year(start, end, MONTHS) if end and start.month else _month_day(start, MONTHS)
    years = f"{start.year}–{end.year}" if end and not start.month else str(start.year)
    return f"{years}{letter}, {rest}" if rest else f"{years}{letter}"


def years(when: When) -> str:
    """The year, or "2019–2020" for a range that crosses a new year."""
    if when.end and when.end.year != when.start.year:
        return f"{when.start.year}–{when.end.year}"
    return str(when.start.year)


def _apa_day(day: Day) -> str:
    return _comma(str(day.year), _month_day(day, MONTHS))


def _month_day(day: Day, months: tuple[str, ...]) -> str:
    if not day.month:
        return ""
    return f"{months[day.month - 1]} {day.day}" if day.day else months[day.month - 1]


def _same_year(start: Day, end: Day, months: tuple[str, ...]) -> str:
    if start.month == end.month and start.day and end.day:
        return f"{_month_day(start, months)}–{end.day}"
    return f"{_month_day(start, months)}–{_month_day(end, months)}"


def _comma(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    # "January 2020" has no comma, "January 3, 2020" has one (Chicago 17, 6.38).
    bare_month = first[-1:].isalpha() or first.endswith(".")
    return f"{first} {second}" if bare_month and second[0].isdigit() else f"{first}, {second}"


def _spread(when: When, one: Callable[[Day], str]) -> str:
    return one(when.start) + ("–" + one(when.end) if when.end else "")
