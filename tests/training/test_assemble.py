import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from training.assemble import SOURCES, assemble
from training.data import Named, Tree
from training.fit import named_example, tree_example
from training.recipe import build

PIECE = Named("Osric Vale left Norland.", ((0, 10, "PERSON"), (16, 23, "LOC")), "x")
TREE = Tree(
    ("It", "works", "."),
    (True, False, True),
    ("PRP", "VBZ", "."),
    (1, 1, 1),
    ("nsubj", "ROOT", "punct"),
    True,
    "x",
)


@pytest.fixture(scope="module")
def halves() -> tuple[Language, Language]:
    syntax, names = build("syntax.cfg"), build("ner.cfg")
    syntax.initialize(lambda: [tree_example(syntax, TREE)] * 2)
    names.initialize(lambda: [named_example(names, PIECE)] * 2)
    return syntax, names


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_names_come_before_the_parser_that_would_cut_them(
    halves: tuple[Language, Language], tmp_path: Path
) -> None:
    assemble(*halves, tmp_path / "model", {"x": 1.0})
    assert spacy.load(tmp_path / "model").pipe_names == ["ner", "tok2vec", "tagger", "parser"]
    meta = json.loads((tmp_path / "model" / "meta.json").read_text(encoding="utf-8"))
    assert meta["sources"] == SOURCES
    assert meta["performance"] == {"x": 1.0}


def test_the_same_halves_give_the_same_files_and_replace_what_stood_there(
    halves: tuple[Language, Language], tmp_path: Path
) -> None:
    for name in ("one", "two", "two"):
        assemble(*halves, tmp_path / name, {})
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
