from hypothesis import given
from hypothesis import strategies as st

from reader.text.fuzzy import contains, rank

NAMES = ["sanctions", "deterrence", "claim-to-check", "North Korea", "nuclear", "Iran"]


def found(query: str) -> list[str]:
    return [NAMES[index] for index in rank(query, NAMES)]


def test_the_start_of_a_name_finds_it_first() -> None:
    names = ["reconsider", "consider", "con", "second"]
    assert [names[i] for i in rank("con", names)] == ["con", "consider", "second", "reconsider"]


def test_the_start_of_a_word_in_a_name_finds_it() -> None:
    assert found("check") == ["claim-to-check"]


def test_letters_in_order_find_a_name_from_a_word_on() -> None:
    assert found("nk") == ["North Korea"]
    assert found("ran") == ["Iran"]


def test_a_slip_of_the_keyboard_still_finds_the_name() -> None:
    assert found("sacntions") == ["sanctions"]
    assert found("deterence") == ["deterrence"]


def test_words_find_a_name_in_any_order() -> None:
    assert found("korea north") == ["North Korea"]


def test_accents_marks_and_case_do_not_matter() -> None:
    assert rank("cafe", ["Café"]) == [0]
    assert contains("iran's", "Iran’s answer")
    assert contains("ANSWER iran", "Iran’s answer")
    assert not contains("answer iraq", "Iran’s answer")


def test_no_query_keeps_all_in_order() -> None:
    assert rank("  ", NAMES) == list(range(len(NAMES)))
    assert rank("", NAMES, limit=2) == [0, 1]


def test_nothing_is_found_for_letters_that_are_not_there() -> None:
    assert found("zzz") == []


@given(st.text(), st.lists(st.text(), max_size=8))
def test_every_index_is_given_once_and_a_name_finds_itself_first(
    query: str, names: list[str]
) -> None:
    order = rank(query, names)
    assert len(set(order)) == len(order)
    assert set(order) <= set(range(len(names)))
    for index, name in enumerate(names):
        if name.split():
            first = rank(name, names)[0]
            assert first == index or rank(name, [names[first]]) == [0]
