"""Copies: put on the clipboard by way of the terminal, and what is said of them: which way they
went, what was lost, what is not known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from reader.citation import STYLES
from reader.text.sanitise import one_line
from reader.ui.dialogs.copy import CopyView
from reader.ui.jobs import Jobs
from reader.ui.key_names import with_keys
from reader.ui.style.look import Look
from reader.workspace.citations.choice import CiteChoice

if TYPE_CHECKING:
    from reader.citation import Citation
    from reader.clipboard import Copied

Say = Callable[[str, str], None]
"""Puts a message on the status line, and the whole of it into the list of messages."""

_MORE = "… {messages}"
_LONGEST_LOSS = 30
_WAYS = {
    "osc52": "Sent to terminal (unconfirmed)",
    "tmux": "Copied to tmux's buffer",
    "file": "Copied to a file only ({copy.last} shows it)",
}


def terminal_of(app: App[Any], jobs: Jobs) -> Callable[[str], None]:
    """Writes a raw sequence to the terminal, from any thread."""
    assert isinstance(app, Look)
    return lambda sequence: jobs.call(lambda: app.write_raw(sequence))


class Copy(NamedTuple):
    """What was copied: the text, what it is, what must be known of it, and what plain text lost."""

    text: str
    what: str
    remarks: Sequence[str] = ()
    lost: Sequence[str] = ()


def copy_of(made: Citation, choice: CiteChoice) -> Copy:
    """A citation as it is copied."""
    style = STYLES.get(made.style)
    title = style.title if style else made.style
    what = "Markdown quote" if made.style == "markdown" else f"{title} {made.form.value}"
    if choice.markup == "plain":
        return Copy(made.plain, what, made.remarks, made.italics)
    return Copy(getattr(made, choice.markup), what, made.remarks)


def tell_copy(app: App[Any], say: Say, room: int, copied: Copied, copy: Copy) -> None:
    """Say in `room` cells how the copy went, with what must be known of it; where there is no way
    to copy, show the text so that it can be taken."""
    if not copied.way:
        say(copied.message, "")
        app.push_screen(CopyView(copy.text, copied.message))
        return
    assert isinstance(app, Look)
    what = copy.what
    whole = " ".join([f"{what[:1].upper()}{what[1:]}: {copied.message}", *copy.remarks])
    parts = [f"{with_keys(way_of(copied), app.keymap)}: {what}.", *copy.remarks]
    if copy.lost and not copied.html:
        words = one_line(", ".join(copy.lost))
        cut = words if len(words) <= _LONGEST_LOSS else f"{words[: _LONGEST_LOSS - 1].rstrip()}…"
        parts.append(f"Italic: {cut}.")
    say(short(parts, room, with_keys(_MORE, app.keymap)), whole)


def way_of(copied: Copied) -> str:
    """Which way the copy went, and whether that is known to have worked, in a few words that may
    name keys by their ids."""
    known = _WAYS.get(copied.way)
    if known is not None:
        return known
    return f"Copied through {copied.way}{'' if copied.confirmed else ' (unchecked)'}"


def short(parts: Sequence[str], room: int, more: str) -> str:
    """Those of `parts` that fit into `room` cells, the first two whatever their length; `more` says
    where the others are."""
    said = " ".join(parts[:2])
    for index, part in enumerate(parts[2:], start=2):
        rest = 0 if index + 1 == len(parts) else len(more) + 1
        if len(said) + 1 + len(part) + rest > room:
            return f"{said} {more}" if len(said) + 1 + len(more) <= room else said
        said = f"{said} {part}"
    return said
