"""What the user settled about quotes and people leaves as JSON lines and comes back whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from reader.annotation import Store
from reader.annotation.exchange.incoming import Imported
from reader.annotation.exchange.jsonl import export
from reader.model import Settled
from tests.annotation.building import article, kept, selector
from tests.annotation.exchange.rows import take

ID = "0" * 31 + "7"


@pytest.fixture
def settled() -> Store:
    """A store in which everything that can be settled is, and somebody is gathered."""
    store = Store(None, user="ana")
    key = kept(store)
    add = store.corrections.add
    add(key, Settled.SPEAKER, selector("“Without the boat"), speaker="Marta Linde")
    add(key, Settled.UNKNOWN, selector("“Nobody asked the people who row,”"))
    add(key, Settled.QUOTE, selector("the ferry costs too much"), speaker="opponents")
    add(key, Settled.EDGE, selector("“We were promised"), edge=selector("We were promised a"))
    add(key, Settled.SAME_PERSON, None, speaker="Oke Brandt", also="The treasurer")
    taken_back = add(key, Settled.NOT_A_QUOTE, selector("Opponents said"))
    store.corrections.delete(taken_back)
    names, only = ["Oke Brandt", "O. Brandt"], [(key, "Brandt")]
    brandt = store.people.add("Oke Brandt", names=names, only=only, apart=["Ole Brandt"])
    store.people.change(brandt, tags=("official",))
    return store


def lines(store: Store) -> str:
    return "\n".join(export(store))


def alike(store: Store) -> tuple[Any, ...]:
    people = store.people.all()
    return (
        [replace(c, rev=1) for c in store.corrections.of(article().id)],
        [replace(p, created="", rev=1) for p in people],
    )


def test_all_comes_back_in_its_order_and_only_once(settled: Store) -> None:
    other = Store(None, user="ben")
    assert take(other, lines(settled)) == Imported(added=6, articles=1)
    assert alike(other) == alike(settled)
    assert take(other, lines(settled)) == Imported(unchanged=6)
    assert alike(other) == alike(settled)
    other.undo()
    assert alike(other) == ([], [])


def test_a_correction_says_all_and_one_taken_back_stays_taken_back(settled: Store) -> None:
    values = [json.loads(line) for line in export(settled)]
    assert [v["type"] for v in values] == ["article", *5 * ["correction"], "person"]
    assert [v["settled"] for v in values[1:6]] == [
        "speaker",
        "unknown",
        "quote",
        "edge",
        "same person",
    ]
    assert values[4]["edge"]["exact"] == "We were promised a"
    assert values[5]["also"] == "The treasurer"
    other = Store(None)
    text = lines(settled)
    take(other, text)
    other.corrections.delete(other.corrections.of(article().id)[0])
    take(other, text)
    assert len(other.corrections.of(article().id)) == 4


def test_people_are_not_among_the_lines_of_one_article(settled: Store) -> None:
    types = [json.loads(line)["type"] for line in export(settled, [article().id])]
    assert "person" not in types


def test_a_person_who_is_here_under_another_id_gets_what_is_new(settled: Store) -> None:
    other = Store(None)
    treasurer = other.people.add("Brandt, treasurer", names=["O. Brandt"])
    other.people.change(treasurer, tags=("witness",))
    other.people.add("The other Brandt", names=["Oke Brandt (elder)"])
    done = take(other, lines(settled))
    assert done.updated == 1
    first, _ = other.people.all()
    assert first.name == "Brandt, treasurer"
    assert first.names == ("O. Brandt", "Oke Brandt")
    assert first.tags == ("witness", "official")


BAD: dict[str, dict[str, Any]] = {
    "another word for settled": {"settled": "perhaps"},
    "no words": {"settled": "unknown", "exact": None, "start": None, "end": None},
    "an edge that is a word": {"settled": "edge", "edge": "here"},
    "an edge without words": {"settled": "edge", "edge": {"start": 1, "end": 2}},
    "an id that is none": {"id": "7"},
    "an article that is none": {"article": "../x"},
    "a speaker that is a number": {"speaker": 7},
}


@pytest.mark.parametrize("name", BAD)
def test_corrections_that_make_no_sense_are_refused(name: str) -> None:
    good = {
        "schema": 1, "type": "correction", "id": ID, "article": article().id,
        "settled": "speaker", "start": 4, "end": 9, "exact": "words", "speaker": "Ann",
    }  # fmt: skip
    store = Store(None)
    assert take(store, json.dumps(good)) == Imported(added=1, articles=1)
    (refused,) = take(Store(None), json.dumps(good | BAD[name])).refused
    assert refused.startswith("Line 1: ")


@pytest.mark.parametrize(
    "values",
    [{"name": ""}, {"names": "x"}, {"only": ["x"]}, {"only": [{"article": "a"}]}, {"id": None}],
    ids=["no name", "names as text", "only as texts", "only without names", "no id"],
)
def test_persons_that_make_no_sense_are_refused(values: dict[str, Any]) -> None:
    good = {"schema": 1, "type": "person", "id": ID, "name": "Ann", "names": ["Ann"]}
    assert take(Store(None), json.dumps(good)) == Imported(added=1)
    (refused,) = take(Store(None), json.dumps(good | values)).refused
    assert refused.startswith("Line 1: ")


def test_escape_sequences_in_what_comes_in_are_taken_out() -> None:
    store = Store(None)
    person = {"schema": 1, "type": "person", "id": ID, "name": "A\x1b[31mnn", "names": ["A\x1bnn"]}
    take(store, json.dumps(person))
    (found,) = store.people.all()
    assert "\x1b" not in found.name + "".join(found.names)
