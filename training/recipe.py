"""What is trained on what: the names half and the syntax half of the pipeline."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from training import evaluate, silver
from training.augment import join_trees
from training.data import Named, paragraphs, read_named, read_trees
from training.draw import named_pass, tree_pass
from training.fit import Plan, fit, named_example, tree_example
from training.rename import Rates
from training.reported import speech

HERE = Path(__file__).parent
GOLD = ("gum", "crossner_politics")
TWEETS = ("btc", "wnut17")
SILVER = "voa_silver"
REPORTED = 4000

NAMES = Plan(words=4_000_000, seed=1)
POLISH = Plan(words=700_000, rate=0.0005, first_batch=1200, warm=0.05, seed=2, resume=True)
NEAR = Rates(
    people=0.6,
    places=0.05,
    bodies=0.0,
    odd=0.1,
    western=0.55,
    eastern=0.2,
    datelines=0.03,
    roles=0.08,
)
SYNTAX = Plan(words=5_000_000, seed=1)

Log = Callable[[str], None]


def build(config: str) -> Language:
    """An untrained pipeline from a config file of this folder."""
    return load_model_from_config(load_config(HERE / config), auto_fill=True)


def named_pieces(data: Path) -> list[Named]:
    """All pieces with names, the machine's labels cleaned.

    Tweets lack the labels of some names that the lists know; they are filled in.
    """
    out: list[Named] = []
    for name in GOLD:
        out += read_named(data / f"ents_{name}.jsonl.gz")
    for name in TWEETS:
        out += [silver.by_list(piece) for piece in read_named(data / f"ents_{name}.jsonl.gz")]
    return out + silver.clean(read_named(data / f"ents_{SILVER}.jsonl.gz"))


def train_names(data: Path, measure: list[Path], log: Log) -> Language:
    """A pipeline of one component, ner, with new names from all parts of the world alike."""
    nlp = build("ner.cfg")
    _fit_names(nlp, data, NAMES, Rates(), measure, log)
    return nlp


def polish_names(nlp: Language, data: Path, measure: list[Path], log: Log) -> Language:
    """The same pipeline, trained on for a while with names as English news has them."""
    _fit_names(nlp, data, POLISH, NEAR, measure, log)
    return nlp


def _fit_names(
    nlp: Language, data: Path, plan: Plan, rates: Rates, measure: list[Path], log: Log
) -> None:
    pieces = named_pieces(data)

    def draw(rng: random.Random) -> Iterable[Example]:
        for piece in named_pass(pieces, rates, rng):
            yield named_example(nlp, piece)

    def score(current: Language) -> str:
        return " | ".join(
            f"{path.stem} {evaluate.as_line(evaluate.names(current, path))}" for path in measure
        )

    fit(nlp, draw, plan, score, log)


def train_syntax(data: Path, plan: Plan, log: Log) -> Language:
    """A pipeline of tok2vec, tagger and parser."""
    nlp = build("syntax.cfg")
    groups = [
        group
        for name in ("gum", "ewt")
        for group in paragraphs(read_trees(data / f"ud_{name}_train.conllu.gz"))
    ]
    pool = [tree for group in groups for tree in group if speech(tree)]

    def draw(rng: random.Random) -> Iterable[Example]:
        for tree in tree_pass(groups, pool, REPORTED, rng):
            yield tree_example(nlp, tree)

    def score(current: Language) -> str:
        return evaluate.as_line(syntax_scores(current, data / "ud_gum_dev.conllu.gz"))

    fit(nlp, draw, plan, score, log)
    return nlp


def syntax_scores(nlp: Language, path: Path) -> evaluate.Scores:
    """Scores on a treebank file, read paragraph by paragraph."""
    rng = random.Random(0)
    trees = [join_trees(group, rng) for group in paragraphs(read_trees(path))]
    return evaluate.syntax(nlp, [tree_example(nlp, tree) for tree in trees])
