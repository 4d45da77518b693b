"""A store, opened: the door to everything that a user adds."""

from __future__ import annotations

import json
import os
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from reader.annotation.annotations import Annotations
from reader.annotation.codebook import Codebook
from reader.annotation.conflict_copies import merge_copies
from reader.annotation.corrections import Corrections
from reader.annotation.disk import LOCK, STAGED, Disk, Files, Stamp
from reader.annotation.errors import StoreError
from reader.annotation.forget import forget
from reader.annotation.history import History, Undone
from reader.annotation.index import Index
from reader.annotation.journal import CODEBOOK, JOURNAL, PEOPLE, Entry, file_of
from reader.annotation.ledger import Ledger
from reader.annotation.library import Library
from reader.annotation.memory import Memory
from reader.annotation.migrate import SCHEMA
from reader.annotation.people import People
from reader.annotation.rotation import FAR_TOO_LONG, rotate

MARKER = ".reader-store"
_OURS = (MARKER, JOURNAL, CODEBOOK, file_of(PEOPLE), "articles")
_NO_MATTER = ("README", ".git", ".DS_Store", LOCK, STAGED)


@dataclass(frozen=True, slots=True)
class Token:
    """What a store, and one article's file in it, looked like at one moment."""

    article: str | None
    stamps: tuple[Stamp | None, ...]


class Store:
    """The annotations, tags, corrections and articles in a folder.

    Nothing is created before the first change. With `private`, or without a folder, changes stay
    in memory. All methods block, are thread-safe, and raise StoreError with a sentence for the
    user. `user` becomes the creator of what is made here.
    """

    def __init__(self, folder: Path | None, *, user: str = "", private: bool = False) -> None:
        self.folder = folder
        self.user = user
        self.private = private or folder is None
        disk = Disk(folder) if folder else None
        read_only = None if disk is None or self.private else _why_read_only(disk)
        files: Files = disk or Memory()
        if disk and self.private:
            # The journal below is hidden: what stands in it is no business of a private session.
            files = Memory(disk, hidden=(JOURNAL,))
        self._ledger = Ledger(files, str(folder or "the store"), read_only)
        self._ledger.before_lock = self._refuse_foreign
        self._ledger.after_lock = self._mark
        self._index = Index(self._ledger)
        self._history = History(self._ledger)
        self._changed = self._marked = False
        self._ledger.on_own.append(self._note_change)
        self.articles = Library(self._ledger, self._index)
        self.annotations = Annotations(self._ledger, user)
        self.corrections = Corrections(self._ledger, user)
        self.codebook = Codebook(self._ledger, self._index)
        self.people = People(self._ledger)

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, as a sentence; None when it can."""
        return self._ledger.read_only

    @property
    def analyses(self) -> Path | None:
        """The folder for analyses of the store's articles, None when nothing may be written in it
        or there is no store yet."""
        if self.folder is None or self.private or self.read_only:
            return None
        if self._ledger.files.stamp(MARKER) is None:
            return None
        return self.folder / "analyses"

    def notices(self) -> list[str]:
        """Sentences about what was recovered or set aside since last asked."""
        notices, self._ledger.notices[:] = list(self._ledger.notices), []
        return notices

    def action(self, label: str = "") -> AbstractContextManager[None]:
        """All changes inside are saved together when the block ends, and are one undo.

        None is saved if the block raises. `label` says what it was ("note"); without one the
        last change inside does. The lock of the store is held, so be quick.
        """
        return self._ledger.action(label)

    def undo(self) -> Undone:
        """Take the last change back. Raises StoreError when there is nothing to undo, or when
        another window has since changed the record; the next call then goes on."""
        return self._history.undo()

    def redo(self) -> Undone:
        return self._history.redo()

    def can_undo(self) -> str | None:
        """The label of what `undo` would take back."""
        return self._history.can_undo()

    def can_redo(self) -> str | None:
        return self._history.can_redo()

    def token(self, article: str | None = None) -> Token:
        """What the store looks like now, for `changed_since`."""
        names = [JOURNAL, CODEBOOK, file_of(PEOPLE)] + ([file_of(article)] if article else [])
        return Token(article, tuple(self._ledger.files.stamp(name) for name in names))

    def changed_since(self, token: Token) -> bool:
        """Whether anyone has changed the store, or that article's file, since `token`."""
        return self.token(token.article) != token

    def forget(self, article: str) -> list[str]:
        """Remove all traces of an article; returns a sentence for each that could not be."""
        return self._history.rewrite(lambda: forget(self._ledger, self._index, article))

    def merge_copies(self) -> list[str]:
        """Take in the conflict copies that a file synchroniser left; a sentence for each."""
        return merge_copies(self._ledger)

    def close(self) -> None:
        """Let go of the store. What is saved is saved already; this only spares the next start."""
        if self._changed and not self.private and not self.read_only:
            self._changed = False
            with suppress(OSError, StoreError):
                rotated = rotate(self._ledger)
                self._index.save(anyway=rotated)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _note_change(self, entry: Entry, start: int, end: int) -> None:
        self._changed = True
        if end - start < FAR_TOO_LONG < end:
            # No session before came to its end; what was saved stays saved if this fails.
            with suppress(OSError, StoreError):
                rotate(self._ledger)

    def _refuse_foreign(self) -> None:
        """A folder that holds other things is left alone."""
        files = self._ledger.files
        if files.stamp(MARKER) is None and isinstance(files, Disk) and is_foreign(files.root):
            raise StoreError(
                f"NOT SAVED — {files.root} holds other files and is no store of Reader. "
                "Choose another folder with --annotations."
            )

    def _mark(self) -> None:
        if not self._marked:
            files = self._ledger.files
            if _schema_of(files) < SCHEMA:
                files.write(MARKER, marker())
            self._marked = True


def marker() -> bytes:
    """The content of the file that marks a folder as a store."""
    return (json.dumps({"schema": SCHEMA}) + "\n").encode()


def is_foreign(folder: Path) -> bool:
    """Whether the folder holds things, and none of a store's."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return False
    if any(name in _OURS for name in names):
        return False
    return any(not name.startswith(_NO_MATTER) for name in names)


def _schema_of(files: Files) -> int:
    """The schema that a store is marked with; 0 where it is not."""
    try:
        schema = json.loads(files.read(MARKER) or b'{"schema": 0}').get("schema")
    except (StoreError, ValueError, AttributeError):
        return SCHEMA
    return schema if isinstance(schema, int) else SCHEMA


def _why_read_only(disk: Disk) -> str | None:
    if not os.path.exists(disk.root):
        return None
    schema = _schema_of(disk)
    if schema > SCHEMA:
        return (
            f"{disk.root} was written by a newer Reader (schema {schema}, this one knows "
            f"{SCHEMA}). It can be read here; install the newer Reader to change it."
        )
    if not os.access(disk.root, os.W_OK | os.X_OK):
        return f"{disk.root} is read-only. It can be read here, but nothing can be saved in it."
    for name in (JOURNAL, CODEBOOK, file_of(PEOPLE)):
        path = disk.root / name
        if path.exists() and not os.access(path, os.W_OK):
            return f"{path} is read-only. The store can be read here, but not changed."
    return None
