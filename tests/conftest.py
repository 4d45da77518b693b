"""What holds for every test: a home of its own, no wall clock, and an end."""

import faulthandler
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

HUNG = 600
"""Seconds after which a test can only be one that would never end; the longest takes ten."""

# A loaded machine is no bug; what must be fast is measured in benchmarks/.
settings.register_profile("reader", deadline=None)
# `make fuzz`: as many as ARGS allow for, and each failure kept to be tried again.
settings.register_profile("fuzz", deadline=None, max_examples=20_000)
settings.load_profile("reader")

_errors: list[int] = []


def pytest_configure() -> None:
    # Here nothing is captured: later, the second stream is a file that nobody would see.
    _errors.append(os.dup(2))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """End a process whose test hangs, with what each of its threads was at."""
    if item.config.getoption("usepdb"):
        return (yield)
    faulthandler.dump_traceback_later(HUNG, exit=True, file=_errors[0])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session", autouse=True)
def unhurried_disk() -> Iterator[None]:
    """No test is about a machine that loses its power, so none waits until a disk has all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nothing that a test starts reads or writes the files of the person who runs the tests."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            # pytest-textual-snapshot hands its own folder to all worker processes in one of these.
            if name.startswith(("READER_", "XDG_", "TEXTUAL_")) and "SNAPSHOT" not in name:
                patch.delenv(name)
        patch.setenv("HOME", str(home))
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLORTERM", "truecolor")
        # LINES and COLUMNS stand above the size of the terminal that a test opens.
        for name in ("NO_COLOR", "COLORFGBG", "VISUAL", "EDITOR", "LINES", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield home


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A name for a parameter of bytes: an archive made while collecting has the time in it, and
    every worker must give a test the same name."""
    return argname if isinstance(val, bytes) else None
