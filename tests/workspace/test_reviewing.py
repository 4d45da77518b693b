"""What needs a look is listed, settled in one undo, and tried again on every later version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotation import Store
from reader.model import (
    Analysis,
    Annotation,
    Article,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    Version,
)
from reader.model.errors import ReaderError
from reader.text.difference import difference
from reader.workspace.marks import marks
from reader.workspace.marks import selector as selector_in
from reader.workspace.reviewing import Reviewing, ReviewItem, counted
from tests.annotation.building import TEXT, article, selector
from tests.workspace.conftest import Make

WORDS = "We were promised a decision in spring, and here it is in autumn."
EDITED = TEXT.replace("a decision in spring", "a decision by the spring")
WITHOUT = TEXT.replace(f" “{WORDS[:36]}", "").replace(f"“{WORDS}”", "").replace(WORDS, "")
LATER = "Three weeks before the vote the harbour froze.\n\n" + TEXT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "annotations", user="ann")


def version(text: str) -> Article:
    """The article with other words, and its own id."""
    return replace(article(), version=Version(text, input_sha256="0" * 64, cleaner=1))


def open_as(store: Store, text: str) -> Article:
    shown = version(text)
    store.articles.keep(shown, text.encode())
    return shown


def mark(store: Store, words: str, note: str = "") -> Annotation:
    open_as(store, TEXT)
    return store.annotations.add(article().id, selector(words), note=note)


def what(items: tuple[ReviewItem, ...]) -> list[str]:
    return [item.what for item in items]


def test_marks_on_the_same_text_need_no_look(store: Store) -> None:
    mark(store, WORDS)
    reviewing = Reviewing(store)
    assert reviewing.of(version(TEXT), Analysis()) == ()
    assert reviewing.everywhere() == ()


def test_an_edited_quote_is_shown_with_the_old_words_and_the_new(store: Store) -> None:
    note = mark(store, WORDS)
    (item,) = Reviewing(store).of(open_as(store, EDITED), None)
    assert (item.what, item.annotation, item.title) == ("changed", note, "Harbour council")
    assert item.old == WORDS
    assert item.new == WORDS.replace("in spring", "by the spring")
    assert [(p.fate, p.text) for p in difference(item.old, item.new)][1:3] == [
        ("gone", "in"),
        ("new", "by the"),
    ]


def test_an_accepted_place_is_the_marks_own_from_then_on_and_one_undo(store: Store) -> None:
    mark(store, WORDS)
    mark(store, "night ferry")
    shown = open_as(store, EDITED.replace("the night ferry", "a night ferry"))
    reviewing = Reviewing(store)
    items = reviewing.of(shown, None)
    assert set(what(items)) == {"changed", "moved"}
    reviewing.accept(*items)
    assert reviewing.of(shown, None) == ()
    assert {m.annotation.selector.exact for m in marks(store, shown) if m.annotation.selector} == {
        "night ferry",
        WORDS.replace("in spring", "by the spring"),
    }
    assert store.undo().label == "accept 2 marks"
    assert reviewing.of(shown, None) == tuple(
        replace(item, annotation=store.annotations.get(item.article, item.annotation.id))
        for item in items
        if item.annotation
    )


def test_what_is_lost_stays_listed_and_is_found_again_in_a_later_version(store: Store) -> None:
    note = mark(store, WORDS, "why autumn?")
    reviewing = Reviewing(store)
    (lost,) = reviewing.of(open_as(store, WITHOUT), None)
    assert (lost.what, lost.span, lost.old, lost.annotation) == ("lost", None, WORDS, note)
    assert what(reviewing.everywhere()) == ["lost"]
    with pytest.raises(ReaderError, match="no place to accept"):
        reviewing.accept(lost)
    (found,) = reviewing.of(open_as(store, LATER), None)
    assert (found.what, found.new) == ("moved", WORDS)
    assert reviewing.everywhere() == ()


def test_what_is_lost_can_be_attached_by_hand(store: Store) -> None:
    note = mark(store, WORDS)
    shown = open_as(store, WITHOUT)
    reviewing = Reviewing(store)
    at = WITHOUT.index("40,000 a month")
    reviewing.attach(shown, note, Span(at, at + 14))
    assert reviewing.of(shown, None) == reviewing.everywhere() == ()
    assert store.undo().label == "attach"
    assert what(reviewing.everywhere()) == ["lost"]


def test_two_edits_of_one_note_are_a_conflict_with_both_sides_until_settled(
    tmp_path: Path,
) -> None:
    settled = {"keep_mine": ["mine"], "keep_theirs": ["theirs"], "keep_both": ["mine", "theirs"]}
    for name, notes in settled.items():
        here, there = Store(tmp_path / name, user="ann"), Store(tmp_path / name, user="bea")
        seen = mark(here, "night ferry", "first")
        there.annotations.change(seen, note="theirs")
        mine = here.annotations.change(seen, note="mine")
        reviewing = Reviewing(here)
        (item,) = reviewing.of(version(TEXT), None)
        assert (item.what, item.annotation, item.old, item.new) == (
            "conflict",
            mine,
            "theirs",
            "mine",
        )
        assert item.other is not None
        assert item.other.id == seen.id
        assert reviewing.everywhere() == (item,)
        getattr(reviewing, name)(item)
        assert reviewing.everywhere() == ()
        assert sorted(a.note for a in here.annotations.of(seen.article)) == notes
        here.undo()
        assert what(reviewing.everywhere()) == ["conflict"]


def test_speakers_that_are_not_sure_are_listed_until_settled(store: Store) -> None:
    shown = open_as(store, TEXT)
    start = TEXT.index("“Without")
    quote = Quote(Span(start, start + 49), QuoteKind.DIRECT, 0, confidence=0.3)
    unsure = Analysis(quotes=(quote,), speakers=(Speaker("Marta Linde"),))
    reviewing = Reviewing(store)
    (item,) = reviewing.of(shown, unsure)
    assert (item.what, item.utterance, item.speaker, item.span) == (
        "unsure",
        "1",
        "Marta Linde",
        quote.span,
    )
    assert counted([item, item]) == {"unsure": 2}
    settled = replace(unsure, quotes=(replace(quote, settled=True),))
    assert reviewing.of(shown, settled) == ()
    assert what(reviewing.of(shown, replace(unsure, quotes=(replace(quote, speaker=None),)))) == [
        "unsure"
    ]


def test_a_mark_is_resized_in_one_undo(make: Make, story: Path) -> None:
    workspace = make()
    shown = workspace.open(str(story))
    at = shown.text.index("the spring of next year")
    note = workspace.annotate(shown, Span(at, at + 10), note="when?")
    wider = workspace.resize(note, shown, Span(at, at + 23))
    assert wider.id == note.id
    assert wider.selector == selector_in(shown, Span(at, at + 23))
    assert wider.selector.paragraph == 1
    assert workspace.undo().label == "new place"
    (back,) = workspace.marks(shown)
    assert back.annotation.selector == note.selector


def test_the_articles_own_note_is_made_changed_and_taken_away(make: Make, story: Path) -> None:
    workspace = make()
    shown = workspace.open(str(story))
    assert workspace.article_note(shown) is None
    assert workspace.note_article(shown, note="", tags=[]) is None
    made = workspace.note_article(shown, note="for the piece on harbours", tags=["harbour"])
    assert made == workspace.article_note(shown)
    assert made is not None
    assert (made.selector, made.note) == (None, "for the piece on harbours")
    changed = workspace.note_article(shown, tags=["harbour", "delay"])
    assert changed is not None
    assert changed.id == made.id
    assert workspace.store.codebook.tag_names(changed.tags) == ("harbour", "delay")
    assert workspace.note_article(shown, note=" ", tags=[]) is None
    assert workspace.article_note(shown) is None
    assert workspace.undo().label == "details"
    assert workspace.article_note(shown) is not None
