import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Helper = Callable[[str, str], Path]

# A clipboard in a file: `-o` (xclip, xsel) and wl-paste read it, all else fills it.
WORKS = 'case "$*" in *-o*) cat "$KEPT";; *) cat > "$KEPT";; esac'


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file that stands for the clipboard."""
    return tmp_path / "kept"


@pytest.fixture
def environ(tmp_path: Path, kept: Path) -> dict[str, str]:
    """An environment with a display and no helper programs but those that a test makes."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "cat", "sleep", "head", "tr"):
        found = subprocess.run(["which", tool], capture_output=True, text=True, check=True)
        (folder / tool).symlink_to(found.stdout.strip())
    return {"PATH": str(folder), "DISPLAY": ":9", "KEPT": str(kept), "HOME": os.environ["HOME"]}


@pytest.fixture
def helper(environ: dict[str, str]) -> Helper:
    """Makes a helper program on the PATH from the body of a shell script."""

    def make(name: str, body: str) -> Path:
        path = Path(environ["PATH"]) / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make
