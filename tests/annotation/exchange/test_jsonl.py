"""Notes leave as JSON lines and come back whole; what is hostile in them does not."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.exchange.incoming import Imported
from reader.annotation.exchange.jsonl import export, lines_of, read_lines
from tests.annotation.building import TEXT, article, kept, noted, notes, selector

KEYS = [
    "schema", "type", "id", "article", "text_sha256", "start", "end", "exact", "prefix", "suffix",
    "section", "paragraph", "note", "tags", "speaker", "role", "kind", "state", "creator",
    "created", "modified",
]  # fmt: skip


def read(store: Store, *lines: str | bytes | dict[str, Any]) -> Imported:
    encoded = [
        line
        if isinstance(line, bytes)
        else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    return read_lines(store, lines_of(io.BytesIO(b"\n".join(encoded) + b"\n")))


def line(**values: Any) -> dict[str, Any]:
    """A good annotation line, but for `values`."""
    return {
        "schema": 1,
        "type": "annotation",
        "id": "0" * 31 + "1",
        "article": article().id,
        "text_sha256": article().version.sha256,
        "start": 4,
        "end": 9,
        "exact": "words",
        "prefix": "",
        "suffix": "",
        "note": "a note",
        "tags": ["tag"],
        "speaker": None,
        "role": None,
        "kind": None,
        "state": "exact",
        "creator": "ben",
        "created": "2026-01-01T00:00:00Z",
        "modified": "2026-01-01T00:00:00Z",
    } | values


@pytest.fixture
def full() -> Store:
    """A store with all that there is to export."""
    store = Store(None, user="ana")
    key = kept(store)
    one, two = store.codebook.ensure("transport"), store.codebook.ensure("money")
    store.annotations.add(
        key,
        selector("“Without the boat"),
        note="two\nlines",
        tags=[two.id, one.id],
        speaker="Marta Linde",
        role="owner of the bakery",
        kind="direct",
    )
    store.annotations.add(key, None, note="on the whole article", tags=[one.id])
    store.annotations.delete(noted(store, "in the bin"))
    return store


def test_the_lines_are_those_of_the_contract(full: Store) -> None:
    first, whole, quoted = map(json.loads, export(full))
    assert (first["type"], first["id"], first["title"]) == (
        "article",
        article().id,
        "Harbour council",
    )
    assert list(quoted) == list(whole) == KEYS
    assert TEXT[quoted["start"] : quoted["end"]] == quoted["exact"] == "“Without the boat"
    assert (quoted["tags"], quoted["state"], quoted["creator"]) == (
        ["money", "transport"],
        "exact",
        "ana",
    )
    assert whole["start"] is whole["exact"] is whole["state"] is None


def test_what_was_exported_comes_in_whole_and_only_once(full: Store) -> None:
    lines = list(export(full))
    other = Store(None, user="ben")
    assert read(other, *lines) == Imported(added=2, articles=1)
    assert read(other, *lines) == Imported(unchanged=2)
    kept(other)
    again = list(export(other))
    assert [json.loads(x) for x in again[1:]] == [json.loads(x) for x in lines[1:]]
    assert [a.creator for a in other.annotations.of(article().id)] == ["ana", "ana"]


def test_notes_that_came_first_are_on_the_article_when_it_is_opened(full: Store) -> None:
    other = Store(None)
    read(other, *export(full))
    version = article().version
    for known_by in ({"text_sha256": version.sha256}, {"input_sha256": version.input_sha256}):
        found = other.articles.find(**known_by)
        assert found is not None
        assert found.record.id == article().id


def test_an_article_that_came_in_is_known_by_its_address() -> None:
    store = Store(None)
    url = "https://Example.com/ferry"
    read(store, {"schema": 1, "type": "article", "id": "f" * 16, "url": url, "urls": [7, "x"]})
    found = store.articles.find(url=url)
    assert found is not None
    assert found.record.urls == ("https://example.com/ferry",)


def test_the_same_article_under_another_id_takes_the_notes() -> None:
    url = "https://example.com/ferry"
    store = Store(None)
    store.articles.keep(article(), url=url)
    theirs = {
        "schema": 1,
        "type": "article",
        "id": "f" * 16,
        "title": "x",
        "url": url + "?fbclid=1",
    }
    done = read(store, theirs, line(article="f" * 16))
    assert done == Imported(added=1)
    assert notes(store) == ["a note"]


def test_an_import_is_one_undo(full: Store) -> None:
    other = Store(None)
    read(other, *export(full))
    assert other.undo().label == "import"
    assert other.articles.list() == ()
    assert other.codebook.tags() == ()
    other.redo()
    assert len(other.annotations.of(article().id)) == 2


def test_the_same_id_changes_only_when_the_line_is_later() -> None:
    store = Store(None)
    kept(store)
    read(store, line(note="first"))
    assert read(store, line(note="same age")).unchanged == 1
    assert read(store, line(note="older", modified="2025-01-01T00:00:00Z")).unchanged == 1
    assert notes(store) == ["first"]
    assert read(store, line(note="later", modified="2026-01-02T00:00:00Z")).updated == 1
    (found,) = store.annotations.of(article().id)
    assert (found.note, found.rev) == ("later", 2)


def test_tags_are_found_by_name_and_made_when_new() -> None:
    store = Store(None)
    mine = store.codebook.ensure("Tag")
    store.codebook.change(mine, aliases=["label"])
    read(store, line(tags=["TAG", "#label", "new one", "new one", " # "]))
    (found,) = store.annotations.of(article().id)
    assert store.codebook.tag_names(found.tags) == ("Tag", "new one")


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ({"type": "article"}, "schema"),
        (line(schema=2), "schema"),
        (line(type="song"), "type"),
        (line(id="../../etc"), "id"),
        (line(id=7), "id"),
        (line(article="../../etc/passwd"), "article's id"),
        (line(article=None), "article's id"),
        (line(start=-1), "start and end"),
        (line(start=9, end=4), "start and end"),
        (line(end=10**9), "start and end"),
        (line(start=True, end=6), "start and end"),
        (line(start="4"), "start and end"),
        (line(exact=""), "no words"),
        (line(exact=["x"]), "no words"),
        (line(exact="\x1b[0m\x1b", start=0, end=5), "right kind"),
        (line(prefix=7), "right kind"),
        (line(note={"a": 1}), "right kind"),
        (line(speaker=["x"]), "right kind"),
        (line(tags="abc"), "list of names"),
        (line(tags=[1]), "list of names"),
        ({"schema": 1, "type": "article", "id": "0" * 16, "authors": "Ana"}, "right kind"),
        ({"schema": 1, "type": "article", "id": "x"}, "article's id"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_rest_come_in(bad: Any, why: str) -> None:
    store = Store(None)
    kept(store)
    done = read(store, line(id="0" * 31 + "a", note="before"), "", bad, line(note="after"))
    (sentence,) = done.refused
    assert sentence.startswith("Line 3: ")
    assert why in sentence
    assert done.added == 2
    assert notes(store) == ["after", "before"]


def test_a_line_too_long_to_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotation.exchange.jsonl._LONGEST_LINE", 1000)
    store = Store(None)
    kept(store)
    done = read(store, line(note="x" * 5000), line(note="after"))
    assert done.refused == ("Line 1 is too long for an article or a note.",)
    assert notes(store) == ["after"]


def test_escape_sequences_in_a_line_stay_outside() -> None:
    store = Store(None)
    title = "Har\x1b]0;x\x07bour\x9b31m\u202e"
    read(
        store,
        {"schema": 1, "type": "article", "id": article().id, "title": title, "authors": [title]},
        line(note=title, tags=[title], speaker=title, creator=title, prefix=title),
    )
    (found,) = store.annotations.of(article().id)
    (row,) = store.articles.list()
    (tag,) = store.codebook.tags()
    assert found.selector is not None
    for text in (found.note, found.speaker, found.creator, found.selector.prefix, tag.name):
        assert text == "Harbour"
    assert (row.title, row.authors) == ("Harbour", ("Harbour",))
    assert "\x1b" not in "".join(export(store))
    assert "\\u001b" not in "".join(export(store))


def test_nothing_has_come_in_when_the_stream_breaks(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError("the disk went away")
            return super().readline(size)

    store = Store(tmp_path / "annotations")
    with pytest.raises(OSError, match="went away"):
        read_lines(store, lines_of(Broken(json.dumps(line()).encode() + b"\n{}\n")))
    assert store.articles.list() == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(KEYS[2:]), JSON, max_size=4), st.binary(max_size=30))
def test_any_values_come_in_or_are_refused(values: dict[str, Any], rest: bytes) -> None:
    store = Store(None)
    kept(store)
    done = read(store, line(**values), rest)
    assert done.added + len(done.refused) >= 1
    for exported in export(store):
        json.loads(exported)
