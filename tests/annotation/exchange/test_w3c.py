"""Web Annotations go out by the model and come in whole; what is hostile does not."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.anchor import select
from reader.annotation.exchange import w3c
from reader.model import Annotation, Span
from tests.annotation.building import TEXT, article, kept, noted, notes, selector
from tests.annotation.exchange.rows import rows_of, take

ASTRAL = "The sign \U0001f6a2 said “no boat \U0001f30a tonight”, and nobody asked why.\n\nThe end."


def exported(store: Store, text: str = TEXT) -> Any:
    return json.loads("".join(w3c.write(rows_of(store, text))))


def annotation(**values: Any) -> dict[str, Any]:
    """A good annotation from elsewhere, but for `values`."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "a note"},
        "target": {
            "source": "https://example.com/ferry",
            "selector": {"type": "TextQuoteSelector", "exact": "night ferry"},
        },
    } | values


def as_compared(store: Store, text: str = TEXT) -> list[tuple[Annotation, tuple[str, ...]]]:
    """The annotations with the names of their tags, without what is each store's own."""
    found = store.annotations.of(article(text).id)
    return [(replace(a, tags=(), rev=1), store.codebook.tag_names(a.tags)) for a in found]


def test_an_annotation_says_all_in_the_words_of_the_model() -> None:
    store = Store(None, user="ana")
    key = kept(store)
    tag = store.codebook.ensure("sea travel")
    made = store.annotations.add(
        key, selector("“Without the boat"), note="*why*", tags=[tag.id], speaker="Marta Linde",
        role="baker", kind="direct",
    )  # fmt: skip
    collection = exported(store)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)
    assert collection["first"]["partOf"] == collection["id"]
    (one,) = collection["first"]["items"]
    assert (one["type"], one["motivation"]) == ("Annotation", "commenting")
    assert uuid.UUID(one["id"]).hex == made.id
    assert one["creator"] == {"type": "Person", "name": "ana"}
    assert [(body["purpose"], body["value"]) for body in one["body"]] == [
        ("commenting", "*why*"),
        ("tagging", "sea travel"),
        ("identifying", "Marta Linde"),
        ("describing", "baker"),
        ("classifying", "direct"),
    ]
    quote, position = one["target"]["selector"]
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "“Without the boat")
    assert position["type"] == "TextPositionSelector"
    assert TEXT[position["start"] : position["end"]] == quote["exact"]
    assert w3c.sha256_of(one["target"]["state"]["cached"]) == article().version.sha256


def test_a_highlight_has_no_body_and_a_note_on_the_article_no_selector() -> None:
    store = Store(None)
    noted(store, "")
    store.annotations.add(article().id, None, note="whole")
    whole, highlight = exported(store)["first"]["items"]
    assert "body" not in highlight
    assert highlight["motivation"] == "highlighting"
    assert "selector" not in whole["target"]
    assert whole["target"]["id"] == f"urn:x-reader:{article().id}"


PROSE = st.text(
    st.characters(exclude_categories=("C", "Z", "M"), exclude_characters="#"), min_size=1
)


@given(st.data(), PROSE, st.lists(PROSE.filter(str.strip), max_size=3), PROSE)
def test_what_was_exported_comes_in_whole_and_only_once(
    data: st.DataObject, note: str, tags: list[str], speaker: str
) -> None:
    start = data.draw(st.integers(0, len(ASTRAL) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(ASTRAL))))
    store, other = Store(None, user="ana"), Store(None, user="ben")
    key = kept(store, ASTRAL)
    ids = list(dict.fromkeys(store.codebook.ensure(tag).id for tag in tags))
    where = select(ASTRAL, span, article(ASTRAL).version.sha256)
    if not where.exact.strip():
        where = selector("said", ASTRAL)
    store.annotations.add(key, where, note=note, tags=ids, speaker=speaker, kind="mixed")
    store.annotations.add(key, None, note=note, tags=ids)
    written = "".join(w3c.write(rows_of(store, ASTRAL)))
    assert take(other, written).added == 2
    assert take(other, written).unchanged == 2
    assert as_compared(other, ASTRAL) == as_compared(store, ASTRAL)
    record = other.articles.get(key)
    assert record is not None
    assert record.metadata.site == "The Ellery Post"


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ({}, "a note"),
        ({"body": "http://example.org/post"}, "http://example.org/post"),
        ({"body": None, "bodyValue": "plain"}, "plain"),
        ({"body": [{"value": "one"}, {"value": "two"}]}, "one\n\ntwo"),
        ({"body": {"type": "Image", "id": "http://example.org/i.png"}}, "http://example.org/i.png"),
        ({"target": "https://example.com/ferry"}, "a note"),
        ({"type": ["Annotation", "x"], "creator": [{"name": ["Ben"]}]}, "a note"),
    ],
)
def test_annotations_of_others_come_in(values: dict[str, Any], note: str) -> None:
    store = Store(None)
    key = store.articles.keep(article(), url="https://example.com/ferry").id
    done = take(store, json.dumps([annotation(**values)]))
    assert done.refused == ()
    assert [a.note for a in store.annotations.of(key)] == [note]


def test_the_motivation_speaks_for_bodies_without_a_purpose() -> None:
    store = Store(None)
    take(store, json.dumps(annotation(motivation="tagging", body={"value": "sea"})))
    assert [tag.name for tag in store.codebook.tags()] == ["sea"]


def test_positions_in_another_text_are_a_hint_and_no_claim() -> None:
    store = Store(None)
    key = store.articles.keep(article(), url="https://example.com/ferry").id
    target = {
        "source": "https://example.com/ferry",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "night ferry"},
            {"type": "TextPositionSelector", "start": 5000, "end": 5030},
        ],
    }
    take(store, json.dumps(annotation(target=target)))
    (found,) = store.annotations.of(key)
    assert found.selector is not None
    assert found.selector.text_sha256 == ""
    assert found.selector.span == Span(5000, 5011)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (7, "not a Web Annotation"),
        ({"type": "Person"}, "not a Web Annotation"),
        (annotation(target=None), "no target"),
        (annotation(target=["https://a.org/x", "https://a.org/y"]), "several"),
        (annotation(target=7), "neither an address"),
        (annotation(target={"source": "file:///etc/passwd"}), "no web address"),
        (annotation(target={"source": 7}), "no web address"),
        (annotation(body=7), "neither text nor"),
        (annotation(body={"value": ["x"]}), "no text"),
        (annotation(target={"source": "https://a.org/x", "selector": {"type": "SvgSelector"}}),
         "TextQuoteSelector"),
        (annotation(target={"source": "https://a.org/x",
                            "selector": {"type": "TextQuoteSelector"}}), "no words"),
        (annotation(target={"source": "https://a.org/x",
                            "selector": {"type": "TextQuoteSelector", "exact": "a",
                                         "prefix": 7}}), "right kind"),
    ],
)  # fmt: skip
def test_a_bad_one_is_refused_by_its_number_and_the_rest_come_in(bad: Any, why: str) -> None:
    store = Store(None)
    first, last = annotation(id="urn:a:1"), annotation(id="urn:a:2")
    done = take(store, json.dumps({"type": "AnnotationPage", "items": [first, bad, last]}))
    (sentence,) = done.refused
    assert sentence.startswith("Entry 2: ")
    assert why in sentence
    assert done.added == 2


def test_pages_that_are_elsewhere_are_named() -> None:
    page = {"type": "AnnotationPage", "items": [annotation()], "next": "http://example.org/p2"}
    done = take(Store(None), json.dumps({"type": "AnnotationCollection", "first": page}))
    assert done.added == 1
    assert "http://example.org/p2" in done.refused[0]


def test_escape_sequences_stay_outside() -> None:
    store = Store(None)
    kept(store)
    source = {"id": f"urn:x-reader:{article().id}", "dc:title": "x\x1b]0;y\x07"}
    take(store, json.dumps(annotation(body={"value": "a\x1b[31mb\u202e"}, target=source)))
    assert notes(store) == ["ab"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "id", "source", "selector", "exact", "type", "state", "x"]),
            inner,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*annotation(), "creator", "created"]), JSON, max_size=4))
def test_any_values_come_in_or_are_refused(values: dict[str, Any]) -> None:
    done = take(Store(None), json.dumps([annotation(), annotation(**values)]))
    assert done.added + done.unchanged + len(done.refused) == 2
