"""Scores of a pipeline: names exactly found; tags, heads and sentences on treebank test sets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from training.data import FOLD, LABELS, Tree, bare, open_text

Scores = dict[str, float]


def f_score(right: int, wrong: int, missed: int) -> float:
    """F1 in per cent, 0 where there is nothing to find."""
    return round(200 * right / max(1, 2 * right + wrong + missed), 1)


def names(nlp: Language, path: Path) -> Scores:
    """F1 for each label and for persons, organisations and places together.

    A name counts when span and label fit; a leading "the", outer marks and a possessive ending
    make no difference.
    """
    rows = [json.loads(line) for line in open_text(path) if line.strip()]
    return names_of(nlp, [(row["text"], row["ents"]) for row in rows])


def names_of(nlp: Language, rows: Iterable[tuple[str, Iterable[tuple[int, int, str]]]]) -> Scores:
    """As `names`, for pairs of text and names."""
    rows = list(rows)
    count: Counter[tuple[str, str]] = Counter()
    for doc, (text, ents) in zip(nlp.pipe(text for text, _ in rows), rows, strict=True):
        gold = {(*bare(text, a, b), FOLD[label]) for a, b, label in ents if label in FOLD}
        found = {
            (*bare(text, e.start_char, e.end_char), FOLD[e.label_])
            for e in doc.ents
            if e.label_ in FOLD
        }
        for _, _, label in gold & found:
            count[label, "right"] += 1
        for _, _, label in found - gold:
            count[label, "wrong"] += 1
        for _, _, label in gold - found:
            count[label, "missed"] += 1

    def total(*labels: str) -> float:
        return f_score(*(sum(count[x, k] for x in labels) for k in ("right", "wrong", "missed")))

    marked = {FOLD.get(fine) for _, ents in rows for _, _, fine in ents}
    scores = {label: total(label) for label in LABELS if label in marked}
    return {"P/O/L": total("PERSON", "ORG", "LOC"), **scores}


def syntax(nlp: Language, examples: Iterable[Example]) -> Scores:
    """Share of right tags, heads, labelled heads, and F1 of sentences, in per cent."""
    examples = list(examples)
    for example, doc in zip(
        examples, nlp.pipe([example.predicted for example in examples]), strict=True
    ):
        example.predicted = doc
    result: dict[str, Any] = Scorer(nlp).score(examples)
    keys = {"tag_acc": "tag", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sentences"}
    return {name: round(100 * (result.get(key) or 0.0), 1) for key, name in keys.items()}


def as_line(scores: Scores) -> str:
    """Scores as one short line."""
    return " ".join(f"{name} {value}" for name, value in scores.items())


def words_of(trees: Iterable[Tree]) -> int:
    """Number of words in trees."""
    return sum(len(tree.words) for tree in trees)
