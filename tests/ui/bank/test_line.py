"""What the search line offers while one types."""

from __future__ import annotations

import asyncio

import pytest

from reader.ui.bank.line import Completion

OFFERS = Completion(
    {"tag": ["deterrence", "claim to check", "Über"], "speaker": ["Mara Ellis", "Jonas Wede"]}
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("spea", "speaker:"),
        ("wall -ta", "wall -tag:"),
        ("speaker:el", "speaker:ellis"),
        ("speaker:EL", "speaker:ELlis"),
        ("speaker:mar", "speaker:mara"),
        ("tag:det", "tag:deterrence"),
        ("#det", "#deterrence"),
        ("-tag:ub", "-tag:uber"),
        ("is:uns", "is:unsure"),
        ("kind:d", "kind:direct"),
        ("speaker:", None),
        ("wall ", None),
        ("", None),
        ("-", None),
        ("tag:claim", None),
        ("nokey:a", None),
        ("zzz", None),
    ],
)
def test_the_word_at_the_end_is_completed(typed: str, offered: str | None) -> None:
    found = asyncio.run(OFFERS.get_suggestion(typed))
    assert (found or "").lower() == (offered or "").lower() or found == offered
