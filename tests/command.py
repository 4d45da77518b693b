"""Reader's commands, each in a process of its own that has its modules in memory from the start:
it is forked off one that has imported them all."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pkgutil
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO, cast

import reader

PATIENCE = 120.0
# What no command imports in its own process.
_LEFT_OUT = ("reader.__main__", "reader.analysis.", "reader.ui")
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    [
        module.name
        for module in pkgutil.walk_packages(reader.__path__, "reader.")
        if not module.name.startswith(_LEFT_OUT)
    ]
)


def run(
    words: Sequence[str], *, stdin: str, cwd: Path, environ: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What `python -m reader WORDS…` does in a folder and an environment, in UTF-8.

    How Python starts is not part of it, so variables such as PYTHONIOENCODING have no effect.
    """
    with TemporaryDirectory() as folder:
        streams = [str(Path(folder) / name) for name in ("stdin", "stdout", "stderr")]
        for path, text in zip(streams, (stdin, "", ""), strict=True):
            Path(path).write_text(text, encoding="utf-8", newline="")
        process = _PROCESSES.Process(
            target=_command, args=(list(words), streams, str(cwd), dict(environ))
        )
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
        output, errors = (Path(path).read_bytes().decode("utf-8") for path in streams[1:])
        status = process.exitcode
        assert status is not None
        process.close()
    return subprocess.CompletedProcess(list(words), status, output, errors)


def _command(words: list[str], streams: list[str], cwd: str, environ: dict[str, str]) -> None:
    for descriptor, path in enumerate(streams):
        opened = os.open(path, os.O_RDWR)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin = _opened(0, "r", "surrogateescape")
    sys.stdout = _opened(1, "w", "surrogateescape")
    sys.stderr = _opened(2, "w", "backslashreplace")
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv[1:] = words
    try:
        runpy.run_module("reader", run_name="__main__", alter_sys=True)
    finally:
        # What a process forked by multiprocessing leaves out.
        atexit._run_exitfuncs()


def _opened(descriptor: int, mode: str, errors: str) -> TextIO:
    stream = os.fdopen(descriptor, mode, encoding="utf-8", errors=errors, closefd=False)
    return cast(TextIO, stream)
