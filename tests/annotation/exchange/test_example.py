"""The notes that come with the sample stand on its words."""

from __future__ import annotations

from reader.annotation import Store
from reader.annotation.anchor import Anchorer
from reader.annotation.exchange.jsonl import lines_of, read_lines
from reader.model import AnchorState
from reader.resources import seeds
from reader.sources import clean, read_file


def test_the_example_notes_come_in_and_stand_on_the_sample() -> None:
    store = Store(None)
    (example,) = seeds().glob("*.jsonl")
    with open(example, "rb") as stream:
        done = read_lines(store, lines_of(stream))
    assert done.refused == ()
    (sample,) = seeds().glob("*.txt")
    article = clean(read_file(sample))
    annotations = store.annotations.of(article.id)
    assert len(annotations) == done.added >= 5
    anchorer = Anchorer(article.text, article.version.sha256)
    for annotation in annotations:
        if annotation.selector:
            assert anchorer.anchor(annotation.selector).state is AnchorState.EXACT
    assert any(annotation.tags for annotation in annotations)
    assert any(annotation.selector is None for annotation in annotations)
