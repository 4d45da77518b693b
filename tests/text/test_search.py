from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, spell_out
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


_LIGATURES = st.text(st.sampled_from("sßaeæﬁfiﬃ…. “S"))


@given(st.text() | _LIGATURES, st.text(min_size=1) | _LIGATURES)
def test_every_hit_is_the_query_up_to_folding(text: str, query: str) -> None:
    wanted = " ".join(spell_out(fold(query)).split())
    end = 0
    for hit in Searcher(text).find(query):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end
        whole = spell_out(fold(hit.of(text)))
        assert wanted in whole
        assert wanted == whole or not hit.of(text).isascii()


def test_ss_finds_sharp_s_and_letters_the_ligature_that_they_are_part_of() -> None:
    text = "Die Straße, an oﬃce of ﬁsh…"
    assert found(text, "strasse") == ["Straße"]
    assert found(text, "STRAẞE") == []
    assert found(text, "Straße,") == ["Straße,"]
    assert found(text, "office of fish") == ["oﬃce of ﬁsh"]
    assert found(text, "of") == ["oﬃ", "of"]
    assert found(text, "fish...") == ["ﬁsh…"]
    assert found("the Æneid, Cœur", "Aeneid") == ["Æneid"]
    assert found("strasse, STRASSE", "straße") == ["strasse", "STRASSE"]
    assert found("ﬁﬁ", "f") == ["ﬁ", "ﬁ"]


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
