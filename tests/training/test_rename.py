import random
import re

from hypothesis import given
from hypothesis import strategies as st

from training.data import Named
from training.lists import bodies, cultures, english, known, person, western
from training.rename import Rates, british, dateline, rename, rewrite, with_roles

TEXT = "Mr. Osric Vale of Kenya Airways met Vale's lawyer in Nairobi, the NRTA said."
PIECE = Named(
    TEXT,
    (
        (4, 14, "PERSON"),
        (18, 31, "ORG"),
        (36, 40, "PERSON"),
        (53, 60, "LOC"),
        (66, 70, "ORG"),
    ),
    "x",
)
ALWAYS = Rates(people=1, places=1, bodies=1, british=0, odd=0)


def test_the_piece_of_these_tests_is_marked_right() -> None:
    assert [TEXT[a:b] for a, b, _ in PIECE.ents] == [
        "Osric Vale",
        "Kenya Airways",
        "Vale",
        "Nairobi",
        "NRTA",
    ]


def test_a_replaced_stretch_moves_what_follows_and_stays_in_its_name() -> None:
    moved = rewrite(PIECE, [(4, 9, "Jo"), (18, 23, "Norland")])
    assert [moved.text[a:b] for a, b, _ in moved.ents] == [
        "Jo Vale",
        "Norland Airways",
        "Vale",
        "Nairobi",
        "NRTA",
    ]


@given(st.integers())
def test_renamed_pieces_keep_labels_and_the_words_around_names(seed: int) -> None:
    other = rename(PIECE, random.Random(seed), ALWAYS)
    assert [label for *_, label in other.ents] == [label for *_, label in PIECE.ents]
    names = [other.text[a:b] for a, b, _ in other.ents]
    assert other.text == (
        f"Mr. {names[0]} of {names[1]} met {names[2]}'s lawyer in {names[3]}, the {names[4]} said."
    )
    assert names[1].endswith(" Airways") or names[1] in bodies()
    assert names[4].isupper() or names[4] in bodies()


@given(st.integers())
def test_the_same_person_gets_the_same_last_name(seed: int) -> None:
    other = rename(PIECE, random.Random(seed), ALWAYS)
    full, last = (other.text[a:b] for a, b, label in other.ents if label == "PERSON")
    assert full.endswith(last.rpartition(" ")[2])


@given(st.integers())
def test_western_names_come_when_asked_for(seed: int) -> None:
    other = rename(PIECE, random.Random(seed), Rates(1, 0, 0, british=0, odd=0, western=1))
    full = other.text[slice(*other.ents[0][:2])]
    assert full.split()[0] in english().given


@given(st.integers())
def test_where_the_family_name_stands_first_it_is_the_short_name(seed: int) -> None:
    other = rename(PIECE, random.Random(seed), Rates(1, 0, 0, british=0, odd=0, eastern=1))
    full, last = (other.text[a:b] for a, b, label in other.ents if label == "PERSON")
    assert full.split()[0] == last
    assert any(last in culture.family for culture in cultures() if culture.family_first)


def test_english_names_are_those_of_the_news_and_a_census() -> None:
    assert set(western().given) < set(english().given)
    assert "Alden" in english().given


@given(st.integers())
def test_a_dateline_stands_before_the_piece_with_its_names(seed: int) -> None:
    other = dateline(PIECE, random.Random(seed))
    assert other.text.endswith(PIECE.text)
    marked = [other.text[a:b] for a, b, _ in other.ents]
    lead = other.text.removesuffix(PIECE.text)
    assert marked[-5:] == [TEXT[a:b] for a, b, _ in PIECE.ents]
    assert marked[0].isupper()
    assert all(lead.count(name) for name in marked[:-5])


def test_roles_stand_before_full_names_and_are_no_part_of_them() -> None:
    piece = Named(
        "Ada Obi met Yves Roy, and Mr. Jon Ode met Vale.",
        ((0, 7, "PERSON"), (12, 20, "PERSON"), (30, 37, "PERSON"), (42, 46, "PERSON")),
        "x",
    )
    other = with_roles(piece, random.Random(1), 1.0)
    assert [other.text[a:b] for a, b, _ in other.ents] == ["Ada Obi", "Yves Roy", "Jon Ode", "Vale"]
    assert re.fullmatch(
        r"[A-Z][a-z-]+ Ada Obi met [a-z-]+ Yves Roy, and Mr\. Jon Ode met Vale\.", other.text
    )


def test_british_spelling_drops_the_stop_of_titles_and_keeps_names_whole() -> None:
    piece = Named("Mr. Vale left the Defense Center.", ((4, 8, "PERSON"), (18, 32, "ORG")), "x")
    other = british(piece)
    assert other.text == "Mr Vale left the Defence Centre."
    assert [other.text[a:b] for a, b, _ in other.ents] == ["Vale", "Defence Centre"]


def test_every_culture_has_names_of_all_lengths() -> None:
    rng = random.Random(1)
    for culture in cultures():
        assert len(person(culture, 2, rng).split()) >= 2
        assert person(culture, 1, rng)


def test_given_names_of_two_syllables_are_made_of_the_lists_syllables() -> None:
    rng = random.Random(1)
    (korean,) = [culture for culture in cultures() if "Kim" in culture.family]
    names = {person(korean, 2, rng) for _ in range(2000)}
    first = {given.split("-")[0] for given in korean.given}
    second = {given.split("-")[1] for given in korean.given}
    parts = [re.split("[ -]", name) for name in names]
    assert all(part[0] in korean.family for part in parts)
    assert all(part[1] in first and part[2].lower() in second for part in parts)
    assert len({(part[1], part[2].lower()) for part in parts}) > 2 * len(korean.given)


def test_listed_names_have_one_of_the_labels_and_unsure_ones_are_left_out() -> None:
    assert set(known().values()) == {"ORG", "LOC", "MISC"}
    assert "Jordan" not in known()
    assert known()["Nairobi"] == "LOC"
