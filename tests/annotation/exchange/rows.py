"""Rows of a store as the workspace makes them, but for what analysis and citation add."""

from __future__ import annotations

import io
from typing import Any

from reader.annotation import Store
from reader.annotation.anchor import Anchorer
from reader.annotation.exchange.importing import read
from reader.annotation.exchange.incoming import Imported
from reader.annotation.exchange.row import Row
from tests.annotation.building import TEXT, article


def rows_of(store: Store, text: str = TEXT, **known: Any) -> list[Row]:
    """The rows of the article with that text, with what is `known` beside."""
    of = article(text)
    record = store.articles.get(of.id)
    assert record is not None
    anchorer = Anchorer(text, of.version.sha256)
    rows = []
    for annotation in store.annotations.of(of.id):
        about = {
            "speaker": annotation.speaker,
            "role": annotation.role,
            "kind": annotation.kind,
        } | known
        rows.append(
            Row(
                annotation=annotation,
                metadata=record.metadata,
                anchor=anchorer.anchor(annotation.selector) if annotation.selector else None,
                text=text,
                tags=store.codebook.tag_names(annotation.tags),
                **about,
            )
        )
    return rows


def take(store: Store, content: str | bytes) -> Imported:
    """Import what a file holds."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return read(store, io.BytesIO(data))
