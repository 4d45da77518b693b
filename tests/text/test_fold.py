from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, fold_marks


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(fold_marks(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_typographic_marks_accents_and_case_become_plain() -> None:
    assert fold("“L’Été” — a\u00a0b") == '"l\'ete" - a b'


def test_case_is_kept_where_only_marks_are_folded() -> None:
    assert fold_marks("İstanbul’s Été") == "Istanbul's Ete"
