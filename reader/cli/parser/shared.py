"""What the commands of the command line share: how each is added, and options of several."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from reader.cli.examples import EXAMPLES

SOURCE_HELP = (
    "a file, a web address, - for standard input, clipboard: for what was copied last, or the id "
    "of an article in the library"
)
_READING = ("read", "paste", "serve", "show", "feed", "analyze", "quotes", "cite")
"""Commands that change nothing of their own accord."""


class Commands:
    """Adds commands that share options and a way of writing help."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
        self.parsers: dict[str, argparse.ArgumentParser] = {}

    def add(
        self, name: str, module: str, summary: str, *, source: bool = False, store: bool = False
    ) -> argparse.ArgumentParser:
        """The parser of command `name`, which `reader.cli.<module>` runs; `source` gives it one
        article and what may be said of it, `store` the option that names the store."""
        command = self._group.add_parser(
            name,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            epilog="\n  ".join(["for example:", *EXAMPLES[name]]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(module=module, command=name)
        self.parsers[name] = command
        if source:
            command.add_argument("source", metavar="SOURCE", help=SOURCE_HELP)
            known_options(command)
        if store:
            store_options(command)
        if name in _READING:
            command.add_argument("--private", action="store_true", help="write nothing anywhere")
        return command


def store_options(command: argparse.ArgumentParser, default: str | None = None) -> None:
    """Add the option that says where the notes are."""
    command.add_argument(
        "--annotations",
        metavar="DIR",
        type=Path,
        default=default,
        help="the folder that holds notes and tags (else READER_ANNOTATIONS, a marked "
        "./annotations here or above, or the user's data folder)",
    )


def known_options(command: argparse.ArgumentParser) -> None:
    """Add the options for what the user knows of an article."""
    known = command.add_argument_group("what the source does not say (or says wrongly)")
    known.add_argument("--title", metavar="TEXT", help="the article's title")
    known.add_argument(
        "--author", action="append", default=[], dest="authors", metavar="NAME",
        help="who wrote it; repeatable",
    )  # fmt: skip
    known.add_argument(
        "--date",
        dest="published",
        metavar="DATE",
        help="when it appeared: 2020-01-03, 2020-01, 2020",
    )
    known.add_argument("--site", metavar="NAME", help="the site or newspaper it appeared in")
    known.add_argument("--url", metavar="URL", help="its address")
    known.add_argument("--newspaper", action="store_true", help="the site is a newspaper")


def quotes_option(command: argparse.ArgumentParser) -> None:
    """Add the option that says the speaker before each quote."""
    command.add_argument(
        "--quotes", action="store_true", help='print it with "[quote 3, David Maxwell]" before each'
    )


def format_option(
    command: argparse.ArgumentParser, formats: Sequence[str], default: str | None = None
) -> None:
    """Add the choice of formats; the first of them holds unless there is a `default`."""
    command.add_argument(
        "--format", choices=formats, default=default or formats[0], help="how to write it"
    )


def positive(word: str) -> int:
    """A whole number from 1, for argparse."""
    number = int(word) if word.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number from 1")
    return number
