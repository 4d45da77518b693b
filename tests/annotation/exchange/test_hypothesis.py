"""Annotations of Hypothesis go out and come in, positions converted both ways."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation import Store
from reader.annotation.exchange import hypothesis
from reader.annotation.exchange.foreign import from_utf16, to_utf16
from reader.model import Span
from tests.annotation.building import article, kept, selector
from tests.annotation.exchange.rows import rows_of, take
from tests.annotation.exchange.test_w3c import ASTRAL, as_compared

URL = "https://example.com/ferry"


def annotation(**values: Any) -> dict[str, Any]:
    """An annotation as the API gives it, but for `values`."""
    return {
        "id": "Fn1x2LqBEe2",
        "created": "2026-01-01T10:00:00.123456+01:00",
        "updated": "2026-01-02T10:00:00+00:00",
        "user": "acct:ben@hypothes.is",
        "uri": URL,
        "text": "a note",
        "tags": ["sea"],
        "target": [
            {
                "source": URL,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]"},
                    {"type": "TextPositionSelector", "start": 10, "end": 30},
                    {"type": "TextQuoteSelector", "exact": "no boat", "prefix": "“"},
                ],
            }
        ],
    } | values


def exported(store: Store) -> Any:
    return json.loads("".join(hypothesis.write(rows_of(store, ASTRAL))))


def test_positions_leave_in_units_of_utf16() -> None:
    store = Store(None, user="ana maria")
    key = kept(store, ASTRAL)
    store.annotations.add(key, selector("tonight", ASTRAL), note="n")
    (one,) = exported(store)["annotations"]
    position, quote = one["target"][0]["selector"]
    units = ASTRAL.encode("utf-16-le")
    found = units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le")
    assert found == quote["exact"] == "tonight"
    assert one["user"] == "acct:ana_maria@localhost"
    assert one["user_info"]["display_name"] == "ana maria"


def test_what_was_exported_comes_in_whole_and_only_once() -> None:
    store, other = Store(None, user="ana"), Store(None)
    key = kept(store, ASTRAL)
    kept(other, ASTRAL)
    tag = store.codebook.ensure("sea travel")
    store.annotations.add(key, selector("tonight", ASTRAL), note="n", tags=[tag.id])
    store.annotations.add(key, None, note="whole")
    written = "".join(hypothesis.write(rows_of(store, ASTRAL)))
    assert take(other, written).added == 2
    assert take(other, written).unchanged == 2
    assert as_compared(other, ASTRAL) == as_compared(store, ASTRAL)


def test_words_that_moved_leave_from_where_they_stand_now() -> None:
    store = Store(None)
    key = kept(store, ASTRAL)
    store.annotations.add(key, selector("tonight", ASTRAL))
    moved = "New. " + ASTRAL
    rows = rows_of(store, ASTRAL)
    store.articles.keep(article(moved))
    from dataclasses import replace

    from reader.annotation.anchor import anchor

    where = rows[0].selector
    assert where is not None
    now = replace(rows[0], text=moved, anchor=anchor(where, moved, "0" * 64))
    (one,) = json.loads("".join(hypothesis.write([now])))["annotations"]
    assert one["target"][0]["selector"][0]["start"] == to_utf16(ASTRAL, where.span.start) + 5


@pytest.mark.parametrize("wrap", ["rows", "annotations", None])
def test_annotations_of_others_come_in(wrap: str | None) -> None:
    store = Store(None)
    key = store.articles.keep(article(ASTRAL), url=URL).id
    listed = [annotation(), annotation(id="other", target=[{"source": URL}], text="page")]
    done = take(store, json.dumps({wrap: listed} if wrap else listed))
    assert (done.added, done.refused) == (2, ())
    page, quote = store.annotations.of(key)
    assert (page.note, page.selector) == ("page", None)
    assert (quote.creator, quote.created) == ("ben", "2026-01-01T09:00:00Z")
    assert quote.modified == "2026-01-02T10:00:00Z"
    assert quote.selector is not None
    assert quote.selector.text_sha256 == ""


def test_a_position_that_is_right_in_the_text_here_is_kept_with_it() -> None:
    store = Store(None)
    key = store.articles.keep(article(ASTRAL), url=URL).id
    start = ASTRAL.index("no boat")
    target = annotation()["target"]
    target[0]["selector"][1]["start"] = to_utf16(ASTRAL, start)
    take(store, json.dumps([annotation(target=target)]))
    (found,) = store.annotations.of(key)
    assert found.selector is not None
    assert found.selector.span == Span(start, start + 7)
    assert found.selector.text_sha256 == article(ASTRAL).version.sha256


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("x", "not an annotation"),
        (annotation(references=["abc"]), "answer"),
        (annotation(uri="urn:x-pdf:0123"), "no web address"),
        (annotation(tags="sea"), "list of names"),
        (annotation(text=7), "right kind"),
        (annotation(target=[{"selector": [{"type": "RangeSelector"}]}]), "TextQuoteSelector"),
    ],
)
def test_a_bad_one_is_refused_by_its_number(bad: Any, why: str) -> None:
    done = take(Store(None), json.dumps([annotation(), bad]))
    assert done.added == 1
    (sentence,) = done.refused
    assert sentence.startswith("Entry 2: ")
    assert why in sentence


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_positions_are_converted_there_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = to_utf16(text, offset)
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert from_utf16(text, units) == offset
