from __future__ import annotations

from dataclasses import replace

import pytest

from reader.analysis.gender import gender_of_first_name, gender_of_words, is_first_name
from reader.analysis.labels import Group, group_of
from reader.analysis.nouns import is_person_noun
from reader.analysis.people import People, words_of
from reader.analysis.statements import NameUse
from reader.model import Span


def uses(*names: str, group: Group = Group.PEOPLE) -> list[NameUse]:
    found, at = [], 0
    for name in names:
        found.append(NameUse(Span(at, at + len(name)), name, group))
        at += len(name) + 1
    return found


def test_a_last_name_means_who_was_named_last_before_it() -> None:
    given = uses("Thomas Berger", "Anna Berger", "Berger")
    people = People(given)
    found = people.at(given[2].span.start)
    assert found is not None
    assert found.name == "Anna Berger"
    assert [rival.name for rival in people.rivals(given[2].span.start)] == ["Thomas Berger"]


def test_middle_initials_possessives_and_titles_make_nobody_new() -> None:
    given = uses("Peter J. Holloway", "Peter Holloway’s", "Sen. Holloway", "Holloway Jr.")
    people = People(given)
    assert len({id(people.at(use.span.start)) for use in given}) == 1


def test_family_names_may_come_first() -> None:
    given = uses("Park Ji-woo", "Park")
    people = People(given)
    assert people.at(given[0].span.start) is people.at(given[1].span.start)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("William Harper", "Bill Harper"),
        ("Bill Harper", "Billy Harper"),
        ("Katherine Osei", "Kate Osei"),
        ("María José García Márquez", "García Márquez"),
        ("Donald J. Holt", "D. Holt"),
        ("Dr. Amina Diallo", "Amina Diallo"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str) -> None:
    for names in ((one, other), (other, one)):
        given = uses(*names)
        people = People(given)
        assert people.at(given[0].span.start) is people.at(given[1].span.start)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("William Harper", "Bill Holt"),
        ("William Harper", "Walter Harper"),
        ("Edmund Lund", "Edward Lund"),
        ("Anna Berger", "Thomas Berger"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    given = uses(one, other)
    people = People(given)
    assert people.at(given[0].span.start) is not people.at(given[1].span.start)


def test_a_short_form_that_fits_two_people_makes_neither_of_them_speak() -> None:
    given = uses("Christine Lund", "Christopher Lund", "Chris Lund")
    people = People(given)
    assert len({id(people.at(use.span.start)) for use in given}) == 3


def test_mr_and_mrs_of_one_name_are_two_and_named_so() -> None:
    given = [
        NameUse(Span(0, 4), "Lund", Group.PEOPLE, title="Mrs."),
        NameUse(Span(10, 14), "Lund", Group.PEOPLE, title="Mr."),
        NameUse(Span(20, 24), "Lund", Group.PEOPLE, title="Mrs."),
    ]
    people = People(given)
    first, second, third = (people.at(use.span.start) for use in given)
    assert first is third is not second
    assert first is not None and second is not None
    assert (first.courteous, second.courteous) == ("Mrs. Lund", "Mr. Lund")


def bodies(*names: str, bracketed: bool = False) -> list[NameUse]:
    found = uses(*names, group=Group.ORGANISATIONS)
    return [*found[:-1], replace(found[-1], bracketed=bracketed)]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("International Atomic Energy Agency", "IAEA"),
        ("Bureau of Land Management", "BLM"),
        ("United Nations", "U.N."),
        ("Toyota Motor Corp.", "Toyota"),
        ("Amnesty International", "Amnesty"),
        ("Port Ellery Ferry Company", "Port Ellery Ferry"),
    ],
)
def test_bodies_go_by_their_initials_and_their_first_words(full: str, short: str) -> None:
    for names in ((full, short), (short, full)):
        given = bodies(*names)
        people = People(given)
        body = people.at(given[0].span.start)
        assert body is people.at(given[1].span.start)
        assert body is not None
        assert body.name == full


def test_initials_that_do_not_fit_are_taken_from_brackets_only() -> None:
    full, short = "Federal Security Service", "FSB"
    (one, other), told = bodies(full, short), bodies(full, short, bracketed=True)
    apart, together = People([one, other]), People(told)
    assert apart.at(0) is not apart.at(other.span.start)
    assert together.at(0) is together.at(told[1].span.start)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("World Health Organization", "WTO"),
        ("Bank of England", "Bank"),
        ("Berger Foods", "Berger"),
        ("National Farmers Union", "National Trust"),
    ],
)
def test_other_bodies_stay_apart(one: str, other: str) -> None:
    given = bodies(one, other)
    people = People(given)
    assert people.at(given[0].span.start) is not people.at(given[1].span.start)


def test_initials_of_two_bodies_are_neithers() -> None:
    given = bodies("Port Ellery Council", "Peace and Equality Campaign", "PEC")
    people = People(given)
    assert len({id(people.at(use.span.start)) for use in given}) == 3


def test_shortened_titles_are_titles() -> None:
    use = NameUse(Span(0, 9), "Tom Baker", Group.PEOPLE, title="Sen.")
    people = People([use])
    assert people.bearers("senator") == [people.at(0)]


def test_a_body_is_not_a_person_of_the_same_name() -> None:
    person, body = (
        uses("Anna Berger")[0],
        NameUse(Span(50, 56), "Berger Foods", Group.ORGANISATIONS),
    )
    people = People([person, body])
    assert people.at(0) is not people.at(50)


def test_what_is_only_described_is_one_body_whatever_its_article() -> None:
    people = People([])
    assert people.described("the ministry") is people.described("The  ministry")
    assert people.described("a spokeswoman").gender == "f"
    assert not people.described("a spokeswoman").named


def test_words_of_a_name() -> None:
    assert words_of("Dr. Peter Holloway Jr.’s") == ("peter", "holloway")
    assert words_of("") == ()


def test_first_names_titles_and_roles_tell_women_from_men() -> None:
    assert gender_of_first_name("Mary-Ann Low") == "f"
    assert gender_of_first_name("Walter Pruitt") == "m"
    assert gender_of_first_name("Robin Low") is None
    assert gender_of_words("State Congresswoman") == "f"
    assert gender_of_words("the chairman") == "m"
    assert gender_of_words("the mayor") is None
    assert is_first_name("Walter")
    assert not is_first_name("Ministry")


def test_words_for_people_are_known_by_their_endings() -> None:
    assert all(map(is_person_noun, ("baker", "economist", "director", "spokesman", "mayor")))
    assert not any(map(is_person_noun, ("former", "letter", "report", "ministry", "however")))


def test_every_label_folds_into_a_group() -> None:
    assert group_of("PERSON") is Group.PEOPLE
    assert group_of("GPE") is group_of("LOC") is group_of("FAC") is Group.PLACES
    assert group_of("NORP") is group_of("MISC") is group_of("never heard of") is Group.OTHER
    assert group_of("MONEY") is group_of("PERCENT") is group_of("QUANTITY") is Group.AMOUNTS
