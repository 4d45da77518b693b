"""Writing a note in the user's own editor."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reader.model.errors import ReaderError
from reader.text.sanitise import sanitise

_FALLBACKS = ("sensible-editor", "nano", "vim", "vi")


class EditorError(ReaderError):
    """The user's editor could not be started, or failed."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The words of the command in `$VISUAL` or `$EDITOR`, else an editor that is installed.

    Raises EditorError when there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:
            raise EditorError(
                f"${name} is not a command: its quotation marks do not match."
            ) from None
        if words:
            return words
    path = environ.get("PATH")
    found = next((name for name in _FALLBACKS if shutil.which(name, path=path)), None)
    if found is None:
        raise EditorError("No editor was found. Set $EDITOR to the command of yours.")
    return [found]


def edit_outside(text: str, environ: Mapping[str, str]) -> str:
    """`text` as the user leaves it in their editor, made safe; waits until the editor ends.

    The text lies in a folder that only the user can read (the editor's own backups too), which is
    gone afterwards. Raises EditorError.
    """
    command = editor_command(environ)
    try:
        with tempfile.TemporaryDirectory(prefix="reader-note-") as folder:
            file = Path(folder, "note.md")
            with open(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as out:
                out.write(text.encode("utf-8", "replace"))
            status = subprocess.run([*command, str(file)], env=dict(environ), check=False)
            written = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise EditorError(f"The editor {command[0]!r} could not be used: {reason}.") from None
    if status.returncode:
        raise EditorError(
            f"The editor {command[0]!r} ended with status {status.returncode}; "
            "the note is as it was."
        )
    return sanitise(written.decode("utf-8", "replace")).text.rstrip()
