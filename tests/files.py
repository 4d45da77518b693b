"""What is in a folder, to the byte and the moment of the last change."""

from __future__ import annotations

from pathlib import Path


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file and folder below `folder`: its mode, when it was changed, and its bytes."""
    return {
        str(path.relative_to(folder)): (
            (status := path.lstat()).st_mode,
            status.st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }
