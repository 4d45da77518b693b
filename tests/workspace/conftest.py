"""A workspace whose folders and store belong to one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.client import Analyser
from reader.folders import Folders
from reader.settings import Settings
from reader.workspace import Workspace

Make = Callable[..., Workspace]


class SharedAnalyser(Analyser):
    """One that a workspace cannot close."""

    def close(self) -> None:
        """Leave the helper process to the workspaces that come."""

    def end(self) -> None:
        super().close()


@pytest.fixture(scope="session")
def analyser() -> Iterator[SharedAnalyser]:
    """The helper process of all workspaces that use the pipeline of the package."""
    shared = SharedAnalyser()
    yield shared
    shared.end()


@pytest.fixture
def make(tmp_path: Path, analyser: SharedAnalyser) -> Iterator[Make]:
    """Makes workspaces, as if Reader were started again and again; closes them all."""
    made: list[Workspace] = []
    folders = Folders(*(tmp_path / name for name in ("config", "data", "state", "cache", "log")))

    def start(settings: Settings | None = None, **options: Any) -> Workspace:
        options.setdefault("annotations", tmp_path / "store")
        settings = settings or Settings(user="ann")
        workspace = Workspace(settings, folders, environ={}, **options)
        if not settings.pipeline:
            workspace._analysing._analyser = analyser
        made.append(workspace)
        return workspace

    yield start
    for workspace in made:
        workspace.close()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short article in a file."""
    path = tmp_path / "story.txt"
    path.write_text(
        "Harbour Vote Delayed Until Spring\n\n"
        "The council of Northport put off its vote on the harbour until the spring of next year, "
        "officials said on Monday evening after a long debate.\n\n"
        "“We need more time to read the plan,” said Mara Ellis, who leads the council’s committee "
        "on the harbour. “Nobody wants to build it twice.”\n\n"
        "Shop owners along the quay had asked for an early start of the work.\n",
        encoding="utf-8",
    )
    return path
