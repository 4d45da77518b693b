"""The JSON that outside tools rely on (docs/formats.md), over sources of every kind: the whole of
what is promised of each key."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reader.model import Analysis
from reader.model.contract import analysis_to_json, article_from_json, article_to_json
from reader.resources import seeds
from tests.hostile.cases import document
from tests.sources.test_epub import book
from tests.sources.test_mail import archive
from tests.workspace.conftest import Make

VOA = Path(__file__).parents[1] / "sources" / "voa"
SPANISH = (
    "El puerto abre en abril\n\nEl concejo de la ciudad votó ayer a favor de abrir el puerto.\n\n"
    "«Es una buena noticia para todos», dijo la alcaldesa Ana Ruiz después de la reunión.\n"
)
MARKDOWN = (
    "---\ntitle: A ferry for the bay\nauthor: Ada Quill\ndate: 2021-05-04\n---\n\n# A ferry\n\n"
    "## The vote\n\nThe council [voted](https://gull.example/vote) for it. “We waited long,” said "
    "Ben Low, the mayor. “It is done,” he added.\n\n> Boats for all.\n\n- one\n- two\n"
)
BEYOND = "“𝔗he 🛥️ e\u0301vent was 👩‍👩‍👧 good,” said Ann Low of 𝒩orthport on Friday.\n\n" * 3
SOURCES: dict[str, bytes] = {
    **{f"news {path.stem[:12]}": path.read_bytes() for path in sorted(VOA.glob("*.txt"))},
    "the sample": next(seeds().glob("*.txt")).read_bytes(),
    "hostile": document(),
    "a book": book(),
    "a saved page": archive(),
    "Markdown": MARKDOWN.encode(),
    "another language": SPANISH.encode("latin-1"),
    "beyond the first plane": BEYOND.encode("utf-16"),
    "one line": b"one line without an end",
}
KINDS = "title heading paragraph caption list_item blockquote byline dateline note".split()
TEXT = {"id": str, "text": str, "title": str, "language": str}
MAYBE = ("published", "site", "url", "retrieved")


def test_every_key_of_every_source_holds_what_is_promised(make: Make, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    workspace = make()
    for name, data in SOURCES.items():
        path = tmp_path / name.replace(" ", "-")
        path.write_bytes(data)
        article = workspace.open(str(path))
        english = article.metadata.language == "en"
        assert english == (name != "another language")
        analysis = workspace.analysis(article) if english else Analysis()
        value = json.loads(json.dumps(article_to_json(article) | analysis_to_json(analysis)))
        metadata_holds(value)
        places_hold(value)
        analysis_holds(value)
        assert article_from_json(value) == article


def metadata_holds(value: dict[str, Any]) -> None:
    assert value["schema"] == 1
    assert all(type(value[key]) is kind for key, kind in TEXT.items())
    assert all(value[key] is None or (type(value[key]) is str and value[key]) for key in MAYBE)
    assert re.fullmatch("[0-9a-f]{16}", value["id"])
    assert value["text_sha256"] == hashlib.sha256(value["text"].encode()).hexdigest()
    assert all(type(author) is str and author for author in value["authors"])
    assert value["published"] is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value["published"])
    assert set(value["guessed"]) <= set(value)


def places_hold(value: dict[str, Any]) -> None:
    text = value["text"]
    for key in ("blocks", "links", "entities", "quotes"):
        for one in value[key]:
            assert 0 <= one["start"] < one["end"] <= len(text), (key, one)
        for before, after in pairwise(value[key]):
            assert before["end"] <= after["start"], (key, before, after)
    for block in value["blocks"]:
        assert block["kind"] in KINDS
        assert type(block["level"]) is int
        assert text[block["start"] : block["end"]].strip() == text[block["start"] : block["end"]]
    for line in value["removed"]:
        assert line["line"] is None or line["line"] >= 1
        assert 0 <= line["at"] <= len(text)
        assert line["reason"]
        assert type(line["text"]) is str
    assert all(link["url"] for link in value["links"])


def analysis_holds(value: dict[str, Any]) -> None:
    speakers, quotes = value["speakers"], value["quotes"]
    assert all(entity["label"] for entity in value["entities"])
    for at, quote in enumerate(quotes):
        assert quote["kind"] in ("direct", "mixed", "indirect")
        assert quote["speaker"] is None or 0 <= quote["speaker"] < len(speakers)
        assert quote["continues"] is None or 0 <= quote["continues"] < at
        assert 0 <= quote["confidence"] <= 1
        for key in ("mention", "cue"):
            if quote[key] is not None:
                start, end = quote[key]
                assert 0 <= start < end <= len(value["text"]), (key, quote)
    for speaker in speakers:
        assert speaker["name"] in speaker["names"]
        assert speaker["role"] is None or speaker["role"]
        assert 0 <= speaker["confidence"] <= 1
