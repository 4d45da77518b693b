"""Settling what needs a look; runs in the writer's thread."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Article, Utterance
from reader.ui.review.rows import Row
from reader.workspace import Workspace

ACCEPTED = frozenset({"moved", "changed", "uncertain"})


def accepted(
    workspace: Workspace,
    article: Article,
    utterances: Sequence[Utterance],
    rows: Sequence[Row],
) -> int:
    """Accept `rows`: marks stand where they were found, and the speakers found are right. One
    undo; returns how many there were to accept. `utterances` are those of `article`."""
    marks = [row.item for row in rows if row.item.what in ACCEPTED]
    numbers = {row.item.utterance: row.item.speaker for row in rows if row.item.what == "unsure"}
    said = [u for u in utterances if numbers.get(u.number) is not None]
    with workspace.store.action("accept"):
        if marks:
            workspace.reviewing.accept(*marks)
        for name in dict.fromkeys(numbers[u.number] for u in said):
            if name is not None:
                theirs = [u for u in said if numbers[u.number] == name]
                workspace.settling.speaker(article, theirs, name)
    return len(marks) + len(said)
