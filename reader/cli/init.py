"""`reader init`: a store for notes beside the work that they belong to."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from reader.cli.output import emit


def run(arguments: Namespace) -> int:
    from reader.annotation import init

    folder = init(arguments.folder or Path.cwd())
    emit(f"Notes made here, and in folders below, are saved in {folder}")
    return 0
