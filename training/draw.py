"""Passes over the training data: neighbours joined, shuffled, and varied anew each time."""

from __future__ import annotations

import random
from collections.abc import Iterator

from training.augment import join_named, join_trees, vary_named, vary_tree
from training.data import Named, Tree
from training.rename import Rates, rename
from training.rename_trees import part_hyphens, rename_tree
from training.reported import paragraph

CURLY = 0.5
PEOPLE = 0.5


def named_pass(pieces: list[Named], rates: Rates, rng: random.Random) -> Iterator[Named]:
    """Runs of one to five neighbours of one source, with other names and other marks."""
    runs: list[list[Named]] = []
    want = 0
    for piece in pieces:
        if not runs or len(runs[-1]) >= want or runs[-1][0].source != piece.source:
            runs.append([])
            want = rng.choice((1, 1, 2, 3, 5))
        runs[-1].append(piece)
    rng.shuffle(runs)
    for run in runs:
        curl = rng.random() < CURLY
        varied = [vary_named(rename(piece, rng, rates), rng, curl=curl) for piece in run]
        yield join_named(varied, rng)


def tree_pass(
    groups: list[list[Tree]], pool: list[Tree], reported: int, rng: random.Random
) -> Iterator[Tree]:
    """Runs of one to three neighbouring paragraphs, with other people and other marks.

    Args:
        pool: sentences to make reported speech from.
        reported: how many paragraphs of it to mix in.
    """
    groups = groups + [paragraph(pool, rng) for _ in range(reported)]
    runs: list[list[Tree]] = []
    want = 0
    for group in groups:
        if not runs or want <= 0 or runs[-1][0].source != group[0].source:
            runs.append([])
            want = rng.choice((1, 1, 2, 3))
        runs[-1].extend(group)
        want -= 1
    rng.shuffle(runs)
    for run in runs:
        curl = rng.random() < CURLY
        renamed = [part_hyphens(rename_tree(tree, rng, PEOPLE)) for tree in run]
        yield join_trees([vary_tree(tree, rng, curl=curl) for tree in renamed], rng)
