"""How fast the analysis reads, on one core: `python -m benchmarks.words` prints it as JSON.

Three pipelines take turns on the same articles: Reader's model by itself, the same with quotes and
speakers, and a pipeline of the shape of spaCy's small English ones (a shared tok2vec with tagger
and parser, names with one of their own, all of spaCy's usual size), whose weights are random:
what they find does not matter to how long they take.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import spacy
from spacy.training import Example

from reader.analysis.about import BUNDLED
from reader.analysis.blocks import paragraphs
from reader.analysis.pipeline import Pipeline
from reader.analysis.reading import Reading
from reader.resources import seeds

_ARTICLES = 30
_ROUNDS = 3
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


def main() -> None:
    text = next(p for p in seeds().iterdir() if p.suffix == ".txt").read_text(encoding="utf-8")
    blocks = paragraphs(text)
    pieces = [block.span.of(text) for block in blocks]
    own, shaped, whole = spacy.load(BUNDLED), _shaped(pieces), Pipeline()
    questions = [(b.span.start, b.span.end, b.kind.value) for b in blocks]

    def analyse() -> None:
        reading = Reading(whole, text, questions)
        for window in reading.windows:
            reading.read(window)
        reading.whole()

    ways: dict[str, Callable[[], object]] = {
        "shaped": lambda: list(shaped.pipe(pieces, batch_size=64)),
        "own": lambda: list(own.pipe(pieces, batch_size=64)),
        "whole": analyse,
    }
    words = len(text.split()) * _ARTICLES
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            way()
            start = time.process_time()
            for _ in range(_ARTICLES):
                way()
            taken[name].append(time.process_time() - start)
    print(json.dumps({name: words / min(times) for name, times in taken.items()}))


def _shaped(pieces: list[str]) -> Any:
    """The pipeline with random weights, for the labels that Reader's own gives `pieces`."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    for name in ("tagger", "parser"):
        nlp.add_pipe(name, config={"model": {"tok2vec": _LISTENER}})
    nlp.add_pipe("ner")
    own = spacy.load(BUNDLED)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in own.pipe(pieces)]
    nlp.initialize(lambda: examples)
    return nlp


if __name__ == "__main__":
    main()
