"""Which folder is the store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.annotation.disk import Disk
from reader.annotation.errors import StoreError, not_saved
from reader.annotation.store import MARKER, is_foreign, marker

NAME = "annotations"
VARIABLE = "READER_ANNOTATIONS"


def find_store(
    explicit: Path | None,
    environ: Mapping[str, str],
    cwd: Path,
    home: Path,
    data_folder: Path,
) -> Path:
    """The folder of the store; it need not exist.

    In this order: `explicit` (--annotations), READER_ANNOTATIONS, a marked folder `annotations`
    in `cwd` or in a parent up to `home`, and `annotations` in the user's `data_folder`.
    """
    if explicit is not None:
        return cwd / explicit.expanduser()
    if named := environ.get(VARIABLE):
        return cwd / Path(named).expanduser()
    for folder in (cwd, *cwd.parents):
        if is_store(folder / NAME):
            return folder / NAME
        if folder == home:
            break
    return data_folder / NAME


def is_store(folder: Path) -> bool:
    """Whether the folder is marked as a store; a folder that cannot be read is none."""
    try:
        return (folder / MARKER).is_file()
    except OSError:
        return False


def init(folder: Path) -> Path:
    """Make `annotations` in `folder` (or `folder` itself, if that is its name) a store.

    Returns its path; a store that is there already stays as it is. Raises StoreError when other
    things are in it or it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file. Name a folder: reader init FOLDER.")
    store = folder if folder.name == NAME else folder / NAME
    if is_store(store):
        return store
    try:
        if is_foreign(store):
            raise StoreError(
                f"{store} holds other files and was left as it is. "
                "Run reader init in another folder, or name one: reader init FOLDER."
            )
        Disk(store).write(MARKER, marker())
    except OSError as error:
        raise not_saved(error, store) from error
    return store
