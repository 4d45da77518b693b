from __future__ import annotations

import pytest

from reader.analysis.cues import FORMS, Cue


@pytest.mark.parametrize(
    "forms",
    [
        "say says said saying",
        "reply replies replied replying",
        "admit admits admitted admitting",
        "argue argues argued arguing",
        "quip quips quipped quipping",
        "stress stresses stressed stressing",
        "agree agrees agreed agreeing",
        "write writes wrote written writing",
    ],
)
def test_every_form_of_a_verb_is_known(forms: str) -> None:
    assert {FORMS.get(form) for form in forms.split()} == {Cue.SAY}


def test_strengths_part_speech_from_judgement_and_thought() -> None:
    assert FORMS["said"] > FORMS["praised"] > FORMS["believed"]
    assert "walked" not in FORMS
