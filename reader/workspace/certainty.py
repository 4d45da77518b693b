"""What counts as sure, everywhere that a speaker is shown, cited or counted."""

from __future__ import annotations

from reader.model import Utterance

SURE = 0.5
"""From this confidence on a speaker is shown without a question mark."""


def is_sure(utterance: Utterance) -> bool:
    """Whether the speaker of `utterance` may be shown without a question mark."""
    return utterance.speaker is not None and utterance.confidence >= SURE
