"""The words of the command line, their options and their help."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence

from reader.cli.parser.articles import add_language, add_reading
from reader.cli.parser.library import add_library, guarded
from reader.cli.parser.notes import add_notes
from reader.cli.parser.shared import Commands
from reader.cli.parser.upkeep import add_upkeep
from reader.cli.wrong import Parser

_EPILOG = """\
Without a command, `reader SOURCE` opens it on screen; where there is no terminal it prints the
cleaned text. A first word that is a command is that command: a file of that name is ./NAME.

`reader COMMAND --help` says more about one command. On screen, ? lists the keys.
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its options; `module` names what runs it.

    Prints help, the version or what is wrong, and leaves with SystemExit (0, or 2 when wrong), as
    argparse does.
    """
    parser, commands = _parser()
    words = guarded(argv)
    if words[:1] == ["help"] and not os.path.exists("help"):
        words = [*words[1:2], "--help"]
    first = words[0] if words else ""
    if first not in commands and first not in ("-h", "--help", "--version"):
        words.insert(0, "read")
        _refuse_a_mistyped_command(parser, first, commands)
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        _refuse(commands[words[0]], unknown[0])
    return arguments


def _refuse_a_mistyped_command(
    parser: argparse.ArgumentParser, word: str, commands: Iterable[str]
) -> None:
    """A word that names no file but is near to a command was meant to be that."""
    if word.isalpha() and not os.path.lexists(word):
        from reader.text.nearest import did_you_mean

        if meant := did_you_mean(word, commands):
            parser.error(f"there is neither a command nor a file “{word}”.{meant}")


def _refuse(command: argparse.ArgumentParser, word: str) -> None:
    """Say that `command` does not know `word`."""
    if not word.startswith("-"):
        command.error(f"“{word}” is one word too many for {command.prog}.")
    from reader.text.nearest import did_you_mean

    option = word.partition("=")[0]
    meant = did_you_mean(option, ["--version", *options(command)])
    command.error(f"there is no option {option} for {command.prog}.{meant}")


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The options of `parser` and of its actions."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options(below)
        yield from action.option_strings


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands, for what is made from it: completions, the manual page."""
    return _parser()[0]


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = Parser(
        prog="reader",
        description="Read an article, see who said what, keep notes, cite correctly.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and leave")
    commands = Commands(parser)
    for add in (add_reading, add_language, add_notes, add_library, add_upkeep):
        add(commands)
    return parser, commands.parsers


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from reader import __version__

        print(f"reader {__version__}")
        parser.exit()
