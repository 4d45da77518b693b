"""What counts as sure, everywhere that a speaker is shown, cited or counted."""

from __future__ import annotations

from reader.analysis.confidence import SURE
from reader.model import Utterance


def is_sure(utterance: Utterance) -> bool:
    """Whether the speaker of `utterance` may be shown without a question mark."""
    return utterance.speaker is not None and utterance.confidence >= SURE
