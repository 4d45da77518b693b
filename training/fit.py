"""The training loop: seeded, a fixed number of words, a rate that warms up and falls to zero."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, Model, fix_random_seed, set_dropout_rate

from training.data import Named, Tree

Pass = Callable[[random.Random], Iterable[Example]]


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train; batch sizes are in words; `resume` keeps the weights."""

    words: int
    rate: float = 0.001
    warm: float = 0.03
    drop: float = 0.1
    first_batch: int = 400
    last_batch: int = 1500
    seed: int = 1
    resume: bool = False


def named_example(nlp: Language, piece: Named) -> Example:
    """An example for `ner`; a name that starts or ends inside a token takes the whole token."""
    doc = nlp.make_doc(piece.text)
    gold = doc.copy()
    spans: list[Span] = []
    for start, end, label in piece.ents:
        span = gold.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    gold.set_ents(spans)
    return Example(doc, gold)


def tree_example(nlp: Language, tree: Tree) -> Example:
    """An example for `tagger` and `parser`; the text is cut into tokens as it will be in use."""
    gold = Doc(
        nlp.vocab,
        words=list(tree.words),
        spaces=list(tree.spaces),
        tags=list(tree.tags),
        heads=list(tree.heads),
        deps=list(tree.deps),
    )
    return Example(nlp.make_doc(gold.text), gold)


def fit(
    nlp: Language,
    draw: Pass,
    plan: Plan,
    score: Callable[[Language], str],
    log: Callable[[str], None],
) -> None:
    """Train `nlp` in place on `plan.words` words, and leave the average of its weights over time.

    Args:
        draw: gives one pass of examples; called again until the words are used up.
        score: a line about the current weights, logged five times.
    """
    fix_random_seed(plan.seed)
    if not plan.resume:
        sample = list(islice(draw(random.Random(plan.seed)), 6000))
        nlp.initialize(lambda: sample)
    optimizer = Adam(plan.rate, L2=0.01, grad_clip=1.0, use_averages=True)
    done, told, started = 0, 0, time.monotonic()
    losses: dict[str, float] = {}
    for batch in _batches(draw, plan):
        share = done / plan.words
        warm = min(1.0, (share + 1e-3) / plan.warm)
        optimizer.learn_rate = plan.rate * min(warm, max(0.02, 1.0 - share))
        nlp.update(batch, drop=plan.drop, sgd=optimizer, losses=losses)
        done += _words(batch)
        if done * 5 // plan.words > told:
            told = done * 5 // plan.words
            with nlp.use_params(optimizer.averages):
                line = score(nlp)
            minutes = (time.monotonic() - started) / 60
            shown = " ".join(f"{name} {value:.0f}" for name, value in losses.items())
            log(f"{minutes:5.1f} min {done:10,} words, losses {shown}: {line}")
            losses = {}
    _settle(nlp, optimizer)


def _words(batch: list[Example]) -> int:
    return sum(len(example.predicted) for example in batch)


def _batches(draw: Pass, plan: Plan) -> Iterator[list[Example]]:
    """Batches that grow with time, until the planned words are used up."""
    rng = random.Random(plan.seed)
    batch: list[Example] = []
    done = words = 0
    while True:
        for example in draw(rng):
            batch.append(example)
            words += len(example.predicted)
            grown = (plan.last_batch - plan.first_batch) * done / plan.words
            if words >= plan.first_batch + grown:
                yield batch
                done += words
                batch, words = [], 0
                if done >= plan.words:
                    return


def _settle(nlp: Language, optimizer: Any) -> None:
    """Give every weight its average over the steps of training, and drop nothing any more: the
    file would keep the rate, and differ by whether the last batch was followed by a score."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if not isinstance(model, Model):
            continue
        set_dropout_rate(model, 0.0)
        for node in model.walk():
            for name in node.param_names:
                if (node.id, name) in optimizer.averages:
                    node.set_param(name, optimizer.averages[node.id, name])
