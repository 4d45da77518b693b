import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.citation.marks import in_double, in_single, trimmed, unquoted


@pytest.mark.parametrize(
    ("text", "double", "single"),
    [
        ("He said “wait” twice", "He said ‘wait’ twice", "He said “wait” twice"),
        ('He said "wait" twice', "He said ‘wait’ twice", "He said “wait” twice"),
        ("It’s Anna's dogs’ turn", "It’s Anna's dogs’ turn", "It’s Anna's dogs’ turn"),
        ("“She said ‘no’ again”", "‘She said “no” again’", "“She said ‘no’ again”"),
        ("‘no’ is ‘no’", "‘no’ is ‘no’", "“no” is “no”"),
        ("Rock ’n’ roll in the ’90s", "Rock ’n’ roll in the ’90s", "Rock ’n’ roll in the ’90s"),
        ("6'2\" tall", "6'2\" tall", "6'2\" tall"),
        ("„so“ «da»", "‘so’ ‘da’", "“so” “da”"),
        ("an “open mark", "an “open mark", "an “open mark"),
    ],
)
def test_marks_turn_and_apostrophes_stay(text: str, double: str, single: str) -> None:
    assert in_double(text) == double
    assert in_single(text) == single


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“Wait,”", "Wait,"),
        ('"Wait"', "Wait"),
        ("“A,” he said, “B”", "“A,” he said, “B”"),
        ("“The lamp is trimmed.", "The lamp is trimmed."),
        ("I have left the key.”", "I have left the key."),
        ("“I said “no” to him”", "I said “no” to him"),
        ("no marks", "no marks"),
        ("“", ""),
    ],
)
def test_the_outer_marks_alone_are_taken_off(text: str, bare: str) -> None:
    assert trimmed(text) == bare


@given(st.text(alphabet="ab .,’'“”‘\"", max_size=30))
def test_turning_marks_changes_nothing_else(text: str) -> None:
    marks = str.maketrans("", "", "“”‘’\"'")
    assert in_double(text).translate(marks) == text.translate(marks)
    assert in_single(text).translate(marks) == text.translate(marks)
    assert len(in_double(text)) == len(text)
    assert unquoted(text).translate(marks).split() == text.translate(marks).split()
