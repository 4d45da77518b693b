"""Figures, what they may be at most, and the table that shows both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `limit` is the most that it may be, None where none is set."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    beside: str = ""

    @property
    def holds(self) -> bool:
        return self.limit is None or self.value <= self.limit


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = ["| what | measured | at most | |", "|---|---:|---:|---|"]
    for figure in figures:
        limit = "" if figure.limit is None else f"{_number(figure.limit)} {figure.unit}"
        verdict = "" if figure.limit is None else ("holds" if figure.holds else "**does not hold**")
        beside = ", ".join(note for note in (verdict, figure.beside) if note)
        rows.append(
            f"| {figure.what} | {_number(figure.value)} {figure.unit} | {limit} | {beside} |"
        )
    return "\n".join(rows)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2g}"
