import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitise import is_clean
from reader.text.tags import NAME_LIMIT, tag_name, tag_words


def test_tag_words_are_found_once_each_in_order() -> None:
    note = "Check #sanctions, then (#claim-to-check) and #Sanctions again. #42nd"
    assert tag_words(note) == ("sanctions", "claim-to-check", "42nd")


@pytest.mark.parametrize(
    "note", ["issue #3", "C#", "a#b", "https://site/#part", "#", "##", "&#39;"]
)
def test_what_only_looks_like_a_tag_is_none(note: str) -> None:
    assert tag_words(note) == ()


def test_a_typed_name_loses_its_sign_and_what_a_terminal_would_obey() -> None:
    assert tag_name(" #state\x1b[31m media\n") == "state media"
    assert tag_name("#") == ""


@given(st.text())
def test_names_are_always_safe_and_short(typed: str) -> None:
    for name in (tag_name(typed), *tag_words(typed)):
        assert is_clean(name)
        assert "\n" not in name
        assert len(name) <= NAME_LIMIT
