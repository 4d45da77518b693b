"""How sure it is that a quotation's speaker is right. Light: the screen imports it.

The figures are shares of right names on development articles for each kind of evidence, rounded
down; `SURE` is where the share of right names above it passes 97 in 100.
"""

from __future__ import annotations

from reader.analysis.how import How
from reader.model import Utterance

# Below this a speaker is shown with a question mark.
SURE = 0.5

# A guess worth showing, with its question mark; and a pronoun that can mean only one person.
UNSURE = 0.45
ALONE = 0.92

_TRUST = {
    How.AFTER: 1.0,
    How.BEFORE: 0.97,
    How.LATER: 0.9,
    How.LABEL: 0.95,
    How.BROKEN: 0.98,
    How.CHAINED: 0.9,
    How.SAME_BLOCK: 0.95,
    How.ANNOUNCED: 0.85,
    How.CARRIED: 0.7,
    How.FAR: 0.45,
    How.SUBJECT: 0.45,
    How.NOTHING: 0.0,
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


def trust(how: How) -> float:
    """How far the evidence `how` ties a quotation to the mention beside it, 0 to 1."""
    return _TRUST[how]
