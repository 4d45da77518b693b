"""The command line. Each command is a module of this package, imported only when it runs."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Sequence

_OUTPUT_FAILS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (the process's own arguments if None); returns the exit status.

    0 is success, 1 that some of the work failed, 2 an error, said in one sentence on standard
    error, and 130 that the user interrupted.
    """
    try:
        # Ctrl+c is answered while all else is still being imported, too.
        _hold_three_streams()
        return _run(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:
        _print_no_more()
        return 0
    except KeyboardInterrupt:
        return 130


def _run(argv: Sequence[str]) -> int:
    from reader.cli.parser import parse
    from reader.model.errors import ReaderError

    try:
        arguments = parse(argv)
        _allow_any_character()
        command = importlib.import_module(f"reader.cli.{arguments.module}")
        status = int(command.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except ReaderError as error:
        return _fail(str(error))
    except Exception as error:
        if why := _why_not_printed(error):
            _print_no_more()
            return _fail(f"The output could not be written: {why}.")
        from reader.crash import told
        from reader.folders import user_folders

        private = "--private" in argv
        return _fail(told(user_folders().log, error, private=private))
    return status


def _fail(sentence: str) -> int:
    from reader.cli.output import complain

    complain(sentence)
    return 2


def _hold_three_streams() -> None:
    """Hold the numbers of streams that are closed: the next file to be opened would get one, and
    what is meant for the stream would go into that file."""
    while (descriptor := os.open(os.devnull, os.O_RDONLY)) <= 2:
        if descriptor == 1:
            # Nothing can be written to it: whoever asked for output is told.
            sys.stdout = open(descriptor, "w", closefd=False)  # noqa: SIM115
        elif descriptor == 2:
            sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    os.close(descriptor)


def _why_not_printed(error: Exception) -> str | None:
    """Why standard output would not take what it was given, if that is the error: one of a file
    has its name, and what cannot be saved is told where it happens."""
    if isinstance(error, OSError) and error.errno in _OUTPUT_FAILS and error.filename is None:
        return error.strerror
    return None


def _print_no_more() -> None:
    """What reads our output wants no more of it, or cannot take it: the interpreter's own last
    flush must not complain about that."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _allow_any_character() -> None:
    """Let a terminal that lacks a character show a mark in its place, not stop the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
