"""How sure it is that a quotation's speaker is right. Light: the screen imports it.

The figures are shares of right names on development articles for each kind of evidence, rounded
down; `SURE` is where the share of right names above it passes 97 in 100.
"""

from __future__ import annotations

from reader.analysis.evidence import Evidence
from reader.model import Utterance

# Below this a speaker is shown with a question mark.
SURE = 0.5

# A guess worth showing, with its question mark; and a pronoun that can mean only one person.
UNSURE = 0.45
ALONE = 0.92

_TRUST = {
    Evidence.AFTER: 1.0,
    Evidence.BEFORE: 0.97,
    Evidence.LATER: 0.9,
    Evidence.LABEL: 0.95,
    Evidence.BROKEN: 0.98,
    Evidence.CHAINED: 0.9,
    Evidence.SAME_BLOCK: 0.95,
    Evidence.ANNOUNCED: 0.85,
    Evidence.CARRIED: 0.7,
    Evidence.FAR: 0.45,
    Evidence.SUBJECT: 0.45,
    Evidence.NOTHING: 0.0,
}


def is_sure(utterance: Utterance) -> bool:
    """Whether the speaker of `utterance` may be shown without a question mark: the same wherever
    a speaker is shown, cited or counted."""
    return utterance.speaker is not None and utterance.confidence >= SURE


def pronoun_sure(lead: float, *, goes_on: bool, newest: bool) -> float:
    """How sure a pronoun's meaning is where it could mean several: it is where whoever spoke last
    goes on speaking, nobody else that it fits having been named since, and nobody is close; or
    where somebody is far ahead of all others and was named last."""
    if goes_on and lead >= 1.0:
        return 0.8
    return 0.7 if newest and lead >= 1.9 else UNSURE


def trust(how: Evidence) -> float:
    """How far the evidence `how` ties a quotation to the mention beside it, 0 to 1."""
    return _TRUST[how]
