"""How far coders agree: percent, and Krippendorff's alpha for nominal data.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and "Content Analysis",
chapter 11. A unit is what the coders looked at; values are missing for those who did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Units = Iterable[Sequence[Hashable]]
"""For each unit the values that coders gave it, one for each coder who looked at it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`units` counts those that two coders or more looked at. `percent` of all pairs of coders on
    a unit give it the same value, None without any; `alpha` is 1 for perfect agreement and 0 for
    what chance alone would give, None where all values are the same, which shows nothing."""

    units: int
    percent: float | None
    alpha: float | None


def agreement(units: Units) -> Agreement:
    """The agreement on `units`; those with fewer than two values count for nothing."""
    paired = [values for values in units if len(values) > 1]
    return Agreement(len(paired), _percent(paired), _alpha(paired))


def _percent(units: Sequence[Sequence[Hashable]]) -> float | None:
    same = pairs = 0
    for values in units:
        pairs += len(values) * (len(values) - 1) // 2
        same += sum(count * (count - 1) // 2 for count in Counter(values).values())
    return 100 * same / pairs if pairs else None


def _alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """By coincidences: o_cc is how often a value meets itself in a unit, n_c how often it is given,
    and alpha = 1 - (n - 1) · (n - Σ o_cc) / (n² - Σ n_c²)."""
    given = Counter[Hashable]()
    meeting = 0.0
    for values in units:
        counts = Counter(values)
        given.update(counts)
        meeting += sum(count * (count - 1) for count in counts.values()) / (len(values) - 1)
    total = given.total()
    expected = total**2 - sum(count**2 for count in given.values())
    return 1 - (total - 1) * (total - meeting) / expected if expected else None
