"""Write the pages of docs/ that are made from the program: its keys, and the manual page.

`python -m scripts.reference` writes docs/keys.md and docs/reader.1; a test says when they are old.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

from reader import __version__
from reader.cli.parser import command_line
from reader.ui.keys import SECTIONS, Key, shown_keys
from reader.ui.lists.all import list_sections

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-22"
"""The date on the manual page: that of the version, so that the page is the same every day."""

_HEAD = """\
# Keys

`?` shows these on screen, where you are; `:` finds them by name. A number before a key repeats it.
Keys can be changed by their ids (see [settings](settings.md)).
"""


def main() -> int:
    """Write both pages."""
    for name, text in pages().items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")
    return 0


def pages() -> dict[str, str]:
    """The text of each page, by the name of its file."""
    return {"keys.md": "\n".join(_keys()) + "\n", "reader.1": _manual()}


def _keys() -> Iterator[str]:
    yield _HEAD
    for heading, keys in [*SECTIONS, *list_sections()]:
        yield from _table(heading, keys)


def _table(heading: str, keys: Sequence[Key]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield "| keys | what they do | id |"
    yield "|---|---|---|"
    for key in keys:
        shown = " ".join(f"`{name}`" for name in shown_keys(key, {}).split()) or "in `:`"
        yield f"| {shown.replace('|', chr(92) + '|')} | {key.title} | `{key.id}` |"
    yield ""


def _manual() -> str:
    # argparse folds its lines to the terminal's width.
    os.environ["COLUMNS"] = "80"
    parser = command_line()
    data = {
        "project_name": "article-reader",
        "version": __version__,
        "date": DAY,
        "manual_title": "Reader",
    }
    return f"{Manpage(parser, data, format='single-commands-section')}\n"


if __name__ == "__main__":
    raise SystemExit(main())
