"""Forms of given names."""

from __future__ import annotations

import pytest

from reader.text.nicknames import may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "william"), ("bob", "rob"), ("mohamed", "muhammad"), ("unheard", "unheard")],
)
def test_forms_of_one_name_are_known_either_way_round(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), [("anna", "anne"), ("bill", "bob"), ("x", "y")])
def test_other_names_are_told_apart(one: str, other: str) -> None:
    assert not may_be_one(one, other)
