"""`reader doctor --report`: one file with all that helps to find what went wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from reader.crash import reports
from reader.folders import Folders
from reader.model.errors import ReaderError

_LOG_BYTES = 200_000


def write_bundle(folder: Path, folders: Folders, checks: Iterable[str]) -> Path:
    """Write the lines of `checks`, the settings, the end of the log and the reports on errors into
    a zip file in `folder`; returns its path. No article and no note goes into it.

    Raises ReaderError when it cannot be written.
    """
    path = folder / f"reader-report-{datetime.now(UTC):%Y%m%dT%H%M%S}.zip"
    try:
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("doctor.txt", "\n".join(checks) + "\n")
            for file in (folders.settings_file, folders.style_sheet, *reports(folders.log)):
                if file.is_file():
                    bundle.write(file, file.name)
            if folders.log_file.is_file():
                bundle.writestr("reader.log", folders.log_file.read_bytes()[-_LOG_BYTES:])
    except (OSError, ValueError) as error:
        raise ReaderError(f"The report cannot be written to {path}: {error}.") from error
    return path
