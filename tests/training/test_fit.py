import random
from collections.abc import Iterable

from spacy.training import Example

from training.data import Named
from training.fit import Plan, fit, named_example
from training.recipe import build

PIECES = [
    Named("Osric Vale left Norland.", ((0, 10, "PERSON"), (16, 23, "LOC")), "x"),
    Named("The Norland Bank said nothing of Vale.", ((4, 16, "ORG"), (33, 37, "PERSON")), "x"),
]


def trained() -> bytes:
    nlp = build("ner.cfg")

    def draw(rng: random.Random) -> Iterable[Example]:
        for piece in rng.sample(PIECES, len(PIECES)):
            yield named_example(nlp, piece)

    plan = Plan(words=120, first_batch=20, last_batch=20, seed=3)
    fit(nlp, draw, plan, lambda _: "", lambda _: None)
    return bytes(nlp.get_pipe("ner").to_bytes())


def test_the_same_seed_and_data_give_the_same_weights_byte_for_byte() -> None:
    assert trained() == trained()
