"""The library: an article is known again by address, bytes, text and path."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotation import ArticleRecord, Store, StoreError
from reader.model import Block, BlockKind, Blocks, Link, RemovedLine, Span
from reader.model.contract import version_to_json
from tests.annotation.building import DATA, TEXT, article, every_file, kept

URL = "https://Example.com/ferry?utm_source=x#top"


@pytest.fixture
def store() -> Store:
    return Store(None)


def record(store: Store) -> ArticleRecord:
    found = store.articles.get(article().id)
    assert found is not None
    return found


def test_an_article_is_found_by_whatever_it_was_known_by(store: Store) -> None:
    store.articles.keep(article(), DATA, path=Path("/home/ana/ferry.txt"), url=URL)
    version = article().version
    for by, place in (
        ("url", {"url": "HTTPS://example.com/ferry"}),
        ("bytes", {"input_sha256": version.input_sha256}),
        ("text", {"text_sha256": version.sha256}),
        ("path", {"path": "/home/ana/ferry.txt"}),
    ):
        found = store.articles.find(**place)
        assert found is not None
        assert (found.record.id, found.by) == (article().id, by)
    assert store.articles.find(path="/home/ana/other.txt") is None
    assert store.articles.find(url="not a url") is None
    assert store.articles.find() is None


def test_an_address_wins_over_bytes_and_a_path_comes_last(store: Store) -> None:
    other = "Quite another text."
    store.articles.keep(article(), DATA, path="/a", url=URL)
    store.articles.keep(article(other), other.encode(), path="/b")
    sha256 = article(other).version.input_sha256
    found = store.articles.find(url=URL, input_sha256=sha256, path="/b")
    assert found is not None
    assert found.record.id == article().id
    found = store.articles.find(path="/a", input_sha256=sha256)
    assert found is not None
    assert found.record.id == article(other).id


def test_keeping_what_is_known_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "annotations")
    store.articles.keep(article(), DATA, path="/a")
    before = every_file(tmp_path)
    store.articles.keep(article(), DATA, path="/a")
    assert every_file(tmp_path) == before


def test_versions_inputs_and_places_are_added_and_none_is_lost(store: Store) -> None:
    kept(store)
    edited = TEXT.replace("night ferry", "late ferry")
    data = edited.encode()
    second = replace(
        article(),
        version=replace(
            article().version,
            text=edited,
            sha256=hashlib.sha256(data).hexdigest(),
            input_sha256=hashlib.sha256(data).hexdigest(),
            restored=(3, 7),
        ),
    )
    store.articles.keep(second, data, path="/b", url=URL)
    found = record(store)
    assert found.version is not None
    assert found.version.text_sha256 == second.version.sha256
    assert found.version.restored == (3, 7)
    assert [each.sha256 for each in found.inputs] == [
        article().version.input_sha256,
        second.version.input_sha256,
    ]
    assert store.articles.text(article().version.sha256) == TEXT
    assert store.articles.text(second.version.sha256) == edited
    assert store.articles.input(article().version.input_sha256) == DATA


def test_details_that_the_user_edited_outlive_every_later_version(store: Store) -> None:
    kept(store)
    edited = store.articles.set_details(
        article().id, replace(article().metadata, title="My title", authors=("Ana Roe",))
    )
    assert edited.edited == ("title", "authors")
    store.articles.keep(article(title="The site's new title"))
    assert record(store).metadata.title == "My title"
    assert record(store).metadata.authors == ("Ana Roe",)


def test_a_detail_once_known_is_not_lost_to_a_version_that_lacks_or_guesses_it(
    store: Store,
) -> None:
    known = replace(article().metadata, published="2020-01-03", authors=("Ana Roe",))
    store.articles.keep(replace(article(), metadata=known))
    guess = replace(article().metadata, published="2020-01-01", guessed=("published",))
    store.articles.keep(replace(article(), metadata=guess))
    assert record(store).metadata == known


def test_a_guess_stays_marked_as_one_until_it_is_edited(store: Store) -> None:
    guess = replace(article().metadata, published="2020-01-01", guessed=("published",))
    store.articles.keep(replace(article(), metadata=guess))
    other = replace(article().version, input_sha256="0" * 64)
    store.articles.keep(replace(article(), version=other))
    assert record(store).metadata == guess
    store.articles.set_details(article().id, replace(guess, published="2020-01-03"))
    assert record(store).metadata.guessed == ()


def test_a_guess_that_the_same_bytes_no_longer_give_is_gone_unless_the_user_made_it(
    store: Store,
) -> None:
    guess = replace(
        article().metadata, published="2020-01-01", authors=("Pos Ted",),
        guessed=("authors", "published"),
    )  # fmt: skip
    store.articles.keep(replace(article(), metadata=guess))
    store.articles.set_details(article().id, replace(guess, authors=("Ana Roe",)))
    store.articles.keep(article())
    expected = replace(article().metadata, authors=("Ana Roe",))
    assert record(store).metadata == expected


def test_states_archive_and_deletion_show_in_the_list(store: Store) -> None:
    key = kept(store)
    store.articles.set_state(key, "reading")
    store.articles.archive(key)
    (row,) = store.articles.list()
    assert (row.state, row.archived is not None, row.deleted) == ("reading", True, None)
    store.articles.archive(key, on=False)
    store.articles.delete(key)
    (row,) = store.articles.list()
    assert row.archived is None
    assert row.deleted
    assert store.articles.find(text_sha256=article().version.sha256) is None
    store.undo()
    assert store.articles.list()[0].deleted is None
    with pytest.raises(StoreError, match="new, reading or done"):
        store.articles.set_state(key, "read")


def test_opening_a_deleted_article_brings_it_back(store: Store) -> None:
    key = kept(store)
    store.articles.delete(key)
    kept(store)
    assert store.articles.list()[0].deleted is None


def test_the_list_counts_annotations_and_tags(store: Store) -> None:
    key = kept(store)
    tag = store.codebook.ensure("tag")
    store.annotations.add(key, None, tags=[tag.id])
    store.annotations.delete(store.annotations.add(key, None, tags=[tag.id]))
    (row,) = store.articles.list()
    assert (row.annotations, row.tags) == (1, {tag.id: 1})


def test_a_damaged_text_or_input_is_not_given_out(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    store = Store(folder)
    kept(store)
    version = article().version
    (folder / "texts" / f"{version.sha256}.txt").write_text("something else")
    (folder / "inputs" / version.input_sha256).write_bytes(b"something else")
    assert store.articles.text(version.sha256) is None
    assert store.articles.input(version.input_sha256) is None
    kept(store)
    assert store.articles.text(version.sha256) == TEXT
    assert store.articles.text("../../etc/passwd") is None
    assert store.articles.input("../journal.jsonl") is None


def test_a_version_is_kept_whole_beside_its_text(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    known = article()
    version = replace(
        known.version,
        blocks=Blocks(
            [Block(BlockKind.TITLE, Span(0, 38)), Block(BlockKind.HEADING, Span(40, 50))]
        ),
        removed=(RemovedLine(7, 40, "Share this", "furniture"),),
        links=(Link(Span(40, 43), "https://gull.example/"),),
        restored=(3,),
        notices=("A notice.",),
    )
    record = store.articles.keep(replace(known, version=version), DATA)
    assert Store(tmp_path / "store").articles.version(record) == version
    file = tmp_path / "store" / "texts" / f"{version.sha256}.json"
    for damage in ("{", '{"blocks": 3}', file.read_text().replace('"end": 50', '"end": 5000')):
        file.write_text(damage)
        assert store.articles.version(record) is None
    file.write_text(json.dumps(version_to_json(version)).replace("Share", "\\u001b[31mShare"))
    assert store.articles.version(record) is None
    file.unlink()
    assert store.articles.version(record) is None
    store.articles.keep(replace(known, version=version), DATA)
    assert store.articles.version(record) == version
    store.forget(known.id)
    assert not file.exists()


def test_going_over_to_another_version_by_an_act_can_be_undone(store: Store) -> None:
    first = store.articles.keep(article(), DATA)
    other = replace(article(TEXT + "\n\nMore."), id=first.id)
    store.articles.keep(other, act="newer version")
    assert store.undo().label == "newer version"
    record = store.articles.get(first.id)
    assert record is not None
    assert record.version == first.version
    assert len(record.texts) == 2
    store.redo()
    record = store.articles.get(first.id)
    assert record is not None and record.version is not None
    assert record.version.text_sha256 == other.version.sha256
