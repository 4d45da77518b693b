"""`reader completion`: what a shell needs to complete the words of the command line."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections.abc import Iterator

from reader.cli.parser import command_line

_FILES = frozenset({"SOURCE", "FILE", "FILE.csl"})
_FOLDERS = frozenset({"DIR", "FOLDER"})


def run(arguments: Namespace) -> int:
    sys.stdout.write(completion(arguments.shell))
    return 0


def completion(shell: str) -> str:
    """A script for `shell`, bash, zsh or fish, that completes commands, options and files."""
    import shtab

    parser = command_line()
    for action in _actions(parser):
        where = action.metavar if isinstance(action.metavar, str) else ""
        if where.rstrip("…") in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif where in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return _OR_A_FILE[shell](shtab.complete(parser, shell=shell))


def _bash(script: str) -> str:
    return script.replace("complete -o bashdefault ", "complete -o bashdefault -o default ")


def _zsh(script: str) -> str:
    either = '{_alternative "commands:command:_shtab_reader_commands" "files:file:_files"}'
    return script.replace("': :_shtab_reader_commands'", f"': :{either}'")


def _fish(script: str) -> str:
    return f"{script}complete -c reader -n _shtab_reader_using -F\n"


# `reader FILE` is the most usual way: where a command may stand, a file may.
_OR_A_FILE = {"bash": _bash, "zsh": _zsh, "fish": _fish}


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The actions of `parser` and of its commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in set(action.choices.values()):
                yield from _actions(command)
        else:
            yield action
