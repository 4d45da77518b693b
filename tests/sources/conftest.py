"""Pages read without a process for each."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.sources.html import helper, worker


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers of the helper process about pages, found in this one: for tests of what is in
    them, not of the process."""

    def ask(question: str, text: str) -> dict[str, Any] | None:
        page = text.encode("utf-8", "replace").decode("utf-8")
        try:
            answer = json.loads(json.dumps(worker.answer(question, page)))
        except (ValueError, MemoryError, RecursionError, AssertionError):
            return None
        assert isinstance(answer, dict)
        return answer

    monkeypatch.setattr(helper, "ask", ask)
