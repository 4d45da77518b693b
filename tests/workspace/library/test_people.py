"""Speakers of the library: gathered by name, merged, split, renamed and tagged by the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation import Store
from reader.annotation.verify import verify
from reader.bank.rows import Said
from reader.model.errors import ReaderError
from reader.workspace.library.people import PersonRow, Persons
from tests.workspace.conftest import Make

A, B, C = "a" * 16, "b" * 16, "c" * 16
QUOTED = (
    Said(A, "Dana Orrin", ("Dana Orrin", "Orrin"), "harbour master", 4),
    Said(A, "the council", (), None, 1),
    Said(B, "Dana Orrin", ("Dana Orrin",), "former harbour master", 2),
    Said(B, "D. Orrin", ("D. Orrin",), None, 1),
    Said(B, "NFB", ("NFB",), None, 1),
    Said(C, "Orrin", ("Orrin",), "harbour master", 1),
    Said(C, "Northport Ferry Board", ("Northport Ferry Board", "the board"), None, 3),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


def persons(store: Store) -> Persons:
    return Persons(store, lambda: QUOTED)


def row(people: Persons, name: str) -> PersonRow:
    (found,) = [row for row in people.rows() if row.name == name]
    return found


def told(people: Persons) -> list[tuple[str, str, str]]:
    return [(likely.one.name, likely.other.name, likely.why) for likely in people.likely()]


def test_who_is_called_the_same_stands_in_one_row_the_most_quoted_first(folder: Path) -> None:
    rows = persons(Store(folder)).rows()
    assert [(one.name, one.quotes) for one in rows] == [
        ("Dana Orrin", 6),
        ("Northport Ferry Board", 3),
        ("D. Orrin", 1),
        ("NFB", 1),
        ("Orrin", 1),
        ("the council", 1),
    ]
    assert rows[0].names == ("Dana Orrin", "Orrin")
    assert rows[0].roles == ("harbour master", "former harbour master")
    assert rows[0].articles == (A, B)
    assert not rows[0].known
    assert not folder.exists()


def test_likely_matches_are_offered_with_a_reason_and_merge_nothing(folder: Path) -> None:
    people = persons(Store(folder))
    assert told(people) == [
        ("Dana Orrin", "D. Orrin", "the same last name and initial"),
        ("Dana Orrin", "Orrin", "the same last name, and harbour master"),
        ("Northport Ferry Board", "NFB", "NFB may stand for Northport Ferry Board"),
    ]
    assert len(people.rows()) == 6


def test_merged_speakers_are_one_row_in_every_article_and_after_a_restart(folder: Path) -> None:
    with Store(folder) as store:
        people = persons(store)
        keys = [row(people, name).key for name in ("D. Orrin", "Dana Orrin", "Orrin")]
        people.merge(keys, "Dana Orrin")
    people = persons(Store(folder))
    merged = row(people, "Dana Orrin")
    assert (merged.quotes, merged.articles, merged.known) == (8, (A, B, C), True)
    assert set(merged.names) == {"Dana Orrin", "D. Orrin", "Orrin"}
    assert told(people) == [
        ("Northport Ferry Board", "NFB", "NFB may stand for Northport Ferry Board")
    ]
    assert set(people.names("orrin")) == {"orrin", "Dana Orrin", "D. Orrin"}
    assert people.called(B, "D. Orrin") == "Dana Orrin"
    assert people.names("nobody") == ("nobody",)
    assert all(finding.level == "ok" for finding in verify(folder))


def test_everything_about_people_is_one_undo_each_across_restarts(folder: Path) -> None:
    states = [persons(Store(folder)).rows()]

    def step(act: Callable[[Persons], None]) -> None:
        with Store(folder) as store:
            act(persons(store))
            states.append(persons(store).rows())

    step(lambda p: p.merge([row(p, "Dana Orrin").key, row(p, "D. Orrin").key], "D. Orrin"))
    step(lambda p: p.rename(row(p, "D. Orrin").key, "Dana M. Orrin"))
    step(lambda p: p.tag(row(p, "Dana M. Orrin").key, ["official", "#witness"]))
    step(lambda p: p.split(row(p, "Dana M. Orrin").key, "D. Orrin"))
    step(lambda p: p.tag(row(p, "NFB").key, ["body"]))
    step(lambda p: p.merge([row(p, "NFB").key, row(p, "Dana M. Orrin").key], "All"))
    assert row(persons(Store(folder)), "All").tags == ("body", "official", "witness")
    labels = []
    for expected in reversed(states[:-1]):
        with Store(folder) as store:
            labels.append(store.undo().label)
            assert persons(store).rows() == expected
    assert labels == [
        "merge speakers",
        "tag a speaker",
        "split a speaker",
        "tag a speaker",
        "rename a speaker",
        "merge speakers",
    ]
    for expected in states[1:]:
        with Store(folder) as store:
            assert store.redo().articles == ()
            assert persons(store).rows() == expected


def test_a_split_speaker_stands_alone_and_is_not_offered_again(folder: Path) -> None:
    people = persons(Store(folder))
    people.merge([row(people, "Dana Orrin").key, row(people, "D. Orrin").key], "Dana Orrin")
    people.split(row(people, "Dana Orrin").key, "D. Orrin")
    assert row(people, "D. Orrin").quotes == 1
    assert row(people, "Dana Orrin").quotes == 6
    assert "D. Orrin" not in [other for _, other, _ in told(people)]


def test_two_people_of_one_name_are_split_by_article(folder: Path) -> None:
    people = persons(Store(folder))
    people.split(row(people, "Dana Orrin").key, "Dana Orrin", [B])
    both = [(one.quotes, one.articles) for one in people.rows() if one.name == "Dana Orrin"]
    assert both == [(4, (A,)), (2, (B,))]
    mayor = next(one for one in people.rows() if one.articles == (B,) and one.quotes == 2)
    people.rename(mayor.key, "Dana Orrin (mayor)")
    assert people.called(B, "Dana Orrin") == "Dana Orrin (mayor)"
    assert people.called(A, "Dana Orrin") == "Dana Orrin"


def test_a_name_that_only_an_article_gives_is_settled_there(folder: Path) -> None:
    people = persons(Store(folder))
    with pytest.raises(ReaderError, match="only another name for Northport Ferry Board"):
        people.split(row(people, "Northport Ferry Board").key, "the board")
    with pytest.raises(ReaderError, match="no other name"):
        people.split(row(people, "NFB").key, "NFB")
    with pytest.raises(ReaderError, match="no longer in the library"):
        people.rename("nobody", "Somebody")
    with pytest.raises(ReaderError, match="needs a name"):
        people.rename(row(people, "NFB").key, "  ")
    assert not folder.exists() or not Store(folder).people.all()


def test_who_is_said_to_be_somebody_else_is_not_offered_again(folder: Path) -> None:
    people = persons(Store(folder))
    people.not_same(row(people, "Dana Orrin").key, row(people, "D. Orrin").key)
    assert ("Dana Orrin", "D. Orrin") not in [(one, other) for one, other, _ in told(people)]
    people.rename(row(people, "Dana Orrin").key, "Dana Orrin of Northport")
    assert "D. Orrin" not in [name for pair in told(people) for name in pair[:2]]


def test_what_another_window_does_to_people_is_seen(folder: Path) -> None:
    here, there = Store(folder), Store(folder)
    token = here.token()
    people = persons(there)
    people.tag(row(people, "NFB").key, ["body"])
    assert here.changed_since(token)
    assert row(persons(here), "NFB").tags == ("body",)


def test_a_people_file_that_is_damaged_comes_back(folder: Path) -> None:
    with Store(folder) as store:
        people = persons(store)
        people.tag(row(people, "NFB").key, ["body"])
    (folder / "people.json").write_bytes(b"\0" * 100)
    with Store(folder) as store:
        assert row(persons(store), "NFB").tags == ("body",)
        assert "people.json was damaged" in " ".join(store.notices())


def test_a_conflict_copy_of_people_is_merged(folder: Path) -> None:
    with Store(folder) as store:
        people = persons(store)
        people.tag(row(people, "NFB").key, ["body"])
    other = folder.parent / "other"
    with Store(other) as store:
        people = persons(store)
        people.rename(row(people, "the council").key, "Harbour council")
    copy = folder / "people (conflicted copy).json"
    copy.write_bytes((other / "people.json").read_bytes())
    with Store(folder) as store:
        assert len(store.merge_copies()) == 1
        assert row(persons(store), "Harbour council").quotes == 1
        assert row(persons(store), "NFB").tags == ("body",)


def test_persons_with_hostile_values_in_the_file_are_cleaned_or_left_out(folder: Path) -> None:
    with Store(folder) as store:
        added = store.people.add("Evil\x1b[31m Name", names=["NFB\x07"])
        person = store.people.change(added, tags=("# tag\n",))
    assert "\x1b" not in person.name
    assert person.tags == ("tag",)
    path = folder / "people.json"
    path.write_text(path.read_text().replace('"NFB"', "7"))
    with Store(folder) as store:
        assert store.people.all() == ()


def test_the_speakers_of_the_workspace_are_those_of_its_articles(make: Make, story: Path) -> None:
    workspace = make()
    shown = workspace.open(str(story))
    workspace.keep(shown)
    workspace.analysis(shown)
    found = workspace.people.rows()
    assert ("Mara Ellis", 2, (shown.id,)) in [(r.name, r.quotes, r.articles) for r in found]
    workspace.people.rename(row(workspace.people, "Mara Ellis").key, "Mara B. Ellis")
    hits = workspace.bank.find('speaker:"Mara B. Ellis"').hits
    assert len(hits) == 2
