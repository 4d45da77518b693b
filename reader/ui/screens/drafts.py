"""The note being written, kept in the state file so that a crash does not lose it."""

from __future__ import annotations

from reader.model import Span
from reader.ui.screens.desk import Desk


class Drafts:
    """What is written `on` a span, on an annotation by its id, or on the whole article."""

    def __init__(self, desk: Desk, on: Span | str) -> None:
        self._state = desk.workspace.state
        self._jobs = desk.jobs
        where = on if isinstance(on, str) else f"{on.start}-{on.end}"
        self._key = f"{desk.session.article.version.sha256[:16]}:{where}"

    def found(self) -> str | None:
        """What was written here and never saved."""
        draft = self._state.get("draft")
        if isinstance(draft, dict) and draft.get("on") == self._key:
            text = draft.get("text")
            return text if isinstance(text, str) and text else None
        return None

    def keep(self, text: str) -> None:
        self._put({"on": self._key, "text": text})

    def drop(self) -> None:
        self._put(None)

    def _put(self, value: object) -> None:
        self._jobs.write(lambda: self._state.put("draft", value), lambda _: None, lambda _: None)
