"""Dates as people read them."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def show_date(published: str | None) -> str:
    """An ISO date as people read it, as much of it as is known: "Jan 3, 2020"."""
    parts = (published or "")[:10].split("-")
    if not parts[0].isdigit():
        return ""
    if len(parts) < 2 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) < 3 or not parts[2].isdigit():
        return f"{month} {parts[0]}"
    return f"{month} {int(parts[2])}, {parts[0]}"
