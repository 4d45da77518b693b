"""Write the pages of docs/ that are made from the program: its keys, and the manual page.

`python -m scripts.reference` writes docs/keys.md and docs/reader.1; a test says when they are old.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reader import __version__
from reader.cli.examples import EXAMPLES
from reader.cli.parser import command_line
from reader.ui.every_key import every_section
from reader.ui.key_names import shown_keys, with_keys
from reader.ui.keys import Key

_ENDS = {
    "EXIT STATUS": {
        "0": "All went well.",
        "1": "Some of the work failed: a line of input, a file of several, a check of the doctor.",
        "2": "An error, said in a sentence on standard error.",
        "130": "Interrupted with ctrl+c.",
    },
    "ENVIRONMENT": {
        "READER_ANNOTATIONS": "The folder that holds notes and tags.",
        "NO_COLOR": "If set, no colours.",
        "TERM": "If dumb, an article is printed, as where there is no terminal.",
        "VISUAL, EDITOR": "The editor that ctrl+o opens on a note.",
    },
    "FILES": {
        "settings.toml, reader.tcss": "Settings, and a style sheet of your own; `reader config` "
        "says where they are, and where notes, state, cache and log are.",
    },
}

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-22"
"""The date on the manual page: that of the version, so that the page is the same every day."""

_SUMMARY = "read an article in the terminal, see who said what, keep notes, cite"

_HEAD = """\
# Keys

`?` shows these on screen, where you are; `:` finds them by name. A number before a key repeats it.
All can be changed by their ids (see [settings](settings.md)); help, hints and messages name yours.
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
    for heading, keys in every_section():
        yield from _table(heading, keys)


def _table(heading: str, keys: Sequence[Key]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield "| keys | what they do | id |"
    yield "|---|---|---|"
    for key in keys:
        shown = " ".join(f"`{name}`" for name in shown_keys(key, {}).split()) or "in `:`"
        shown, title = shown.replace("|", chr(92) + "|"), with_keys(key.title, {}, keys)
        yield f"| {shown} | {title} | `{key.id}` |"
    yield ""


def _manual() -> str:
    """The manual page in the macros of man(7)."""
    parser = command_line()
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    summaries = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    lines = [
        f'.TH READER 1 "{DAY}" "Reader {__version__}" "Reader"',
        ".SH NAME",
        f"reader \\- {_roff(_SUMMARY)}",
        ".SH SYNOPSIS",
        *_synopsis("reader", "[SOURCE]"),
        *_synopsis("reader", "COMMAND [OPTION…] [ARGUMENT…]"),
        ".SH DESCRIPTION",
        *_paragraphs(parser.description or ""),
        *_paragraphs(parser.epilog or ""),
        ".SH COMMANDS",
    ]
    for name, command in commands.choices.items():
        lines += [f".SS reader {_roff(name)}", *_paragraphs(_sentence(summaries[name]))]
        lines += [line for action in command._actions for line in _option(action)]
        lines += [".PP", ".nf", *(f"\\fB{_roff(line)}\\fR" for line in EXAMPLES[name]), ".fi"]
    for heading, entries in _ENDS.items():
        lines.append(f".SH {heading}")
        for name, what in entries.items():
            lines += [".TP", f"\\fB{_roff(name)}\\fR", _roff(what)]
    return "\n".join(lines) + "\n"


def _synopsis(program: str, words: str) -> list[str]:
    return [f".B {program}", _roff(words), ".br"]


def _option(action: argparse.Action) -> list[str]:
    """An option or argument, with what it takes and what it does; a second word with its own."""
    if isinstance(action, argparse._HelpAction):
        return []
    if isinstance(action, argparse._SubParsersAction):
        return [line for choice in action._choices_actions for line in _second_word(action, choice)]
    takes = action.metavar if isinstance(action.metavar, str) else ""
    if not takes and action.choices:
        takes = "|".join(map(str, action.choices))
    if not takes and action.nargs != 0:
        takes = action.dest.upper()
    names = [f"\\fB{_roff(name)}\\fR" for name in action.option_strings]
    value = f"\\fI{_roff(takes)}\\fR" if takes else ""
    tag = " ".join(filter(None, [", ".join(names), value]))
    return [".TP", tag, _roff(_sentence(action.help or "")) or "\\&"]


def _second_word(action: argparse._SubParsersAction[Any], choice: argparse.Action) -> list[str]:
    """A second word, as in `reader tags add`, with what comes after it."""
    named = [
        option.metavar or option.dest
        for option in action.choices[choice.dest]._actions
        if not option.option_strings
    ]
    below = [
        line
        for option in action.choices[choice.dest]._actions
        if option.option_strings and option.dest not in ("help", "annotations", "format")
        for line in _option(option)
    ]
    words = " ".join(f"\\fI{_roff(str(name))}\\fR" for name in named)
    head = [".TP", f"\\fB{choice.dest}\\fR {words}".rstrip(), _roff(_sentence(choice.help or ""))]
    return [*head, ".RS", *below, ".RE"] if below else head


def _paragraphs(text: str) -> list[str]:
    return [line for part in text.strip().split("\n\n") for line in (".PP", _roff(part)) if part]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}" if words else ""


def _roff(words: str) -> str:
    """`words` as troff takes them for text: no dash is a hyphen, no line a request."""
    text = words.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%")
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in text.split("\n"))


if __name__ == "__main__":
    raise SystemExit(main())
