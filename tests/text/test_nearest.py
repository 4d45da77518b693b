from reader.text.nearest import did_you_mean


def test_what_is_near_is_offered_and_nothing_else() -> None:
    assert did_you_mean("deterence", ["claim", "Deterrence"]) == " Did you mean “Deterrence”?"
    assert did_you_mean("x", ["claim", "Deterrence"]) == ""
    assert did_you_mean("claim", []) == ""
