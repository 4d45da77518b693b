"""Lists of names: who comes first, what stands between them, and when "et al." takes over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.citation.names import Name
from reader.citation.rich import Rich, italic, join, rich


def series(items: Sequence[str], *, last: str = "and", serial: bool = True) -> str:
    """Words in a row: "A and B", "A, B, and C"; `serial` keeps the comma before the last
    word; without a `last` there are commas only."""
    if not last:
        return ", ".join(items)
    if len(items) < 3:
        return f" {last} ".join(items)
    comma = "," if serial else ""
    return f"{', '.join(items[:-1])}{comma} {last} {items[-1]}"


def et_al(
    names: Sequence[Name],
    write: Callable[[Name], str],
    *,
    most: int,
    first: int = 1,
    last: str = "and",
    comma: bool = False,
    slanted: bool = False,
    serial: bool = True,
) -> Rich:
    """All names up to `most`; beyond that the first few and "et al.".

    `comma` puts a comma before "et al.", `slanted` sets it in italics.
    """
    if len(names) <= most:
        return rich(series([write(name) for name in names], last=last, serial=serial))
    shown = ", ".join(write(name) for name in names[:first])
    tail = italic("et al.") if slanted else rich("et al.")
    return join([shown, tail], ", " if comma else " ")


def surname(name: Name) -> str:
    """The name as it stands in the text: the family name, or the whole name of a body."""
    return name.family


def first_inverted(
    names: Sequence[Name], *, most: int, first: int = 1, demote: bool = False
) -> Rich:
    """A list whose first name alone is inverted: "Lee, Christy, and Bo Ek".

    The comma after an inverted name stays before "and", and stands before "et al.". `demote` puts
    lower-case particles behind: "Berg, Anna van der".
    """
    if not names:
        return Rich()
    lead = names[0].demoted if demote else names[0].inverted
    written = [lead, *(name.full for name in names[1:])]
    if len(names) > most:
        return rich(f"{', '.join(written[:first])}, et al.")
    turned = len(names) == 2 and lead != names[0].full
    return rich(f"{lead}, and {written[1]}" if turned else series(written))
