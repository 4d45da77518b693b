from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold
from reader.text.search import Searcher, nearest


def found(text: str, query: str) -> list[str]:
    return [span.of(text) for span in Searcher(text).find(query)]


def test_a_typed_apostrophe_finds_a_typographic_one() -> None:
    assert found("Iran’s plan and Iran's plan", "iran's") == ["Iran’s", "Iran's"]


def test_an_upper_case_letter_makes_case_count() -> None:
    assert found("US and us", "US") == ["US"]
    assert found("US and us", "us") == ["US", "us"]


def test_a_phrase_is_found_across_a_line_end() -> None:
    assert found("back\nburner, back burner", "back  burner") == ["back\nburner", "back burner"]


def test_an_empty_query_finds_nothing() -> None:
    assert found("words", "") == []
    assert found("words", "   ") == []


def test_hits_do_not_overlap() -> None:
    assert found("aaaa", "aa") == ["aa", "aa"]


@given(st.text(), st.text(min_size=1))
def test_every_hit_is_the_query_up_to_folding(text: str, query: str) -> None:
    wanted = " ".join(fold(query).split())
    for hit in found(text, query):
        assert fold(hit) == wanted


@given(st.text(), st.text(alphabet="abc xyz", min_size=1).filter(str.strip), st.text())
def test_what_is_there_is_found(before: str, words: str, after: str) -> None:
    phrase = " ".join(words.split())
    assert found(before + phrase + after, phrase)


def test_the_nearest_place_of_some_words_is_found_on_either_side() -> None:
    text = "sea wall, sea gull, sea wall"
    assert nearest(text, "sea wall", 3) == 0
    assert nearest(text, "sea wall", 18) == 20
    assert nearest(text, "sea wall", 20) == 20
    assert nearest(text, "quay", 5) is None
