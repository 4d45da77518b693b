"""What is said after a copy: which way it went, what was lost, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from reader.citation import Citation
    from reader.clipboard import Copied

_MORE = "… :messages"
_LONGEST_LOSS = 30
_WAYS = {
    "osc52": "Sent to terminal (unconfirmed)",
    "tmux": "Copied to tmux's buffer",
    "file": "Copied to a file only (:last shows it)",
}


def way_of(copied: Copied) -> str:
    """Which way the copy went, and whether that is known to have worked, in a few words."""
    known = _WAYS.get(copied.way)
    if known is not None:
        return known
    return f"Copied through {copied.way}{'' if copied.confirmed else ' (unchecked)'}"


def name_of(citation: Citation, title: str) -> str:
    """What was copied, by the title of its style."""
    return "Markdown quote" if citation.style == "markdown" else f"{title} {citation.form.value}"


def short(copied: Copied, what: str, remarks: list[str], lost: tuple[str, ...], room: int) -> str:
    """What fits into `room` cells, the most needed first; the first remark whatever its length."""
    parts = [f"{way_of(copied)}: {what}.", *remarks]
    if lost and not copied.html:
        words = one_line(", ".join(lost))
        cut = words if len(words) <= _LONGEST_LOSS else f"{words[: _LONGEST_LOSS - 1].rstrip()}…"
        parts.append(f"Italic: {cut}.")
    said = " ".join(parts[:2])
    for index, part in enumerate(parts[2:], start=2):
        rest = 0 if index + 1 == len(parts) else len(_MORE) + 1
        if len(said) + 1 + len(part) + rest > room:
            return f"{said} {_MORE}" if len(said) + 1 + len(_MORE) <= room else said
        said = f"{said} {part}"
    return said
