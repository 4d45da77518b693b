"""The command line. Each command is a module of this package, imported only when it runs."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from reader.cli.parser import parse
from reader.model.errors import ReaderError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (the process's own arguments if None); returns the exit status.

    0 is success, 1 that some of the work failed, 2 an error, said in one sentence on standard
    error, and 130 that the user interrupted.
    """
    arguments = parse(sys.argv[1:] if argv is None else argv)
    _allow_any_character()
    try:
        command = importlib.import_module(f"reader.cli.{arguments.module}")
        status = int(command.run(arguments))
        sys.stdout.flush()
    except ReaderError as error:
        from reader.cli.output import complain

        complain(str(error))
        return 2
    except BrokenPipeError:
        # What reads our output wants no more of it; the interpreter's own last flush must not
        # complain about that either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from reader.cli.output import complain
        from reader.crash import told
        from reader.folders import user_folders

        complain(told(user_folders().log, error))
        return 2
    return status


def _allow_any_character() -> None:
    """Let a terminal that lacks a character show a mark in its place, not stop the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
