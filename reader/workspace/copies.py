"""Copies for the user's clipboard, the last of which is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.files import write_whole

if TYPE_CHECKING:
    from reader.clipboard import Clipboard, Copied

Terminal = Callable[[str], None]
"""Writes raw sequences to the terminal."""


class Copies:
    """Copies in one mode of the clipboard. `file` keeps the last copy, None means nowhere."""

    def __init__(self, mode: str, environ: Mapping[str, str], file: Path | None) -> None:
        self._mode, self._environ, self.file = mode, environ, file
        self._last = ""

    def copy(self, text: str, html: str | None, terminal: Terminal | None) -> Copied:
        """Copy `text`, with `html` beside it where that can be; says which way worked."""
        return self._clipboard(text, terminal).copy(text, html)

    def last(self) -> str:
        """The text that was copied last, in this run or an earlier one; "" when there is none."""
        if not self._last and self.file is not None:
            with suppress(OSError):
                return self.file.read_text(encoding="utf-8", errors="replace")
        return self._last

    def _clipboard(self, text: str, terminal: Terminal | None) -> Clipboard:
        """The clipboard, once `text` is kept as the last copy."""
        from reader.clipboard import Clipboard

        self._last = text
        if self.file is not None:
            with suppress(OSError):
                write_whole(self.file, text.encode("utf-8", "replace"))
        return Clipboard(self._mode, self._environ, terminal, file=self.file)
