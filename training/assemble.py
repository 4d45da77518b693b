"""One pipeline from the trained halves: tagger and parser from one, ner from the other."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore

NAME = "reader"
VERSION = "1.0.0"
LICENSE = "CC BY-SA 4.0"
DESCRIPTION = (
    "English pipeline of Reader: part-of-speech tags, Universal Dependencies, sentence starts and "
    "names (PERSON, ORG, LOC, MISC), learned from openly licensed text only."
)
SOURCES: list[dict[str, str]] = [
    {
        "name": "Universal Dependencies English EWT",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
        "author": "Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe and others",
        "use": "tags, trees",
    },
    {
        "name": "GUM, the Georgetown University Multilayer corpus (genres under CC BY only)",
        "license": "CC BY 4.0",
        "url": "https://gucorpling.org/gum/",
        "author": "Amir Zeldes and others",
        "use": "tags, trees, names",
    },
    {
        "name": "CrossNER, politics",
        "license": "MIT; text of Wikipedia, CC BY-SA",
        "url": "https://github.com/zliucr/CrossNER",
        "author": "Zihan Liu and others; authors of Wikipedia",
        "use": "names",
    },
    {
        "name": "Broad Twitter Corpus",
        "license": "CC BY 4.0",
        "url": "https://github.com/GateNLP/broad_twitter_corpus",
        "author": "Leon Derczynski, Kalina Bontcheva, Ian Roberts",
        "use": "names",
    },
    {
        "name": "WNUT 2017, emerging entities",
        "license": "CC BY 4.0",
        "url": "https://github.com/leondz/emerging_entities_17",
        "author": "Leon Derczynski, Eric Nichols, Marieke van Erp, Nut Limsopatham",
        "use": "names",
    },
    {
        "name": "Voice of America, news text",
        "license": "public domain",
        "url": "https://www.voanews.com",
        "author": "Voice of America",
        "use": "names, labelled by machine",
    },
    {
        "name": "en_core_web_sm 2.2.5 (its labels on the Voice of America text)",
        "license": "MIT",
        "url": "https://github.com/explosion/spacy-models",
        "author": "Explosion",
        "use": "names",
    },
    {
        "name": "First names of the census of 1990",
        "license": "public domain",
        "url": "https://www.census.gov",
        "author": "United States Census Bureau",
        "use": "names put in place of others",
    },
]


def assemble(syntax: Language, ner: Language, folder: Path, performance: dict[str, Any]) -> None:
    """Write the pipeline to `folder`, replacing what stood there in one step.

    Only strings that the pipeline itself needs are kept, not the words of the training text.
    """
    nlp = spacy.blank("en")
    # Names first: behind the parser they would be cut where it wrongly starts a sentence.
    nlp.add_pipe("ner", source=ner)
    for name in ("tok2vec", "tagger", "parser"):
        nlp.add_pipe(name, source=syntax)
    nlp.meta.update(
        {
            "name": NAME,
            "version": VERSION,
            "description": DESCRIPTION,
            "author": "The Reader project",
            "email": "",
            "url": "",
            "license": LICENSE,
            "sources": SOURCES,
            "performance": performance,
        }
    )
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    _keep_needed_strings(nlp, fresh)
    _mark(fresh)
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _keep_needed_strings(nlp: Language, folder: Path) -> None:
    labels = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    fresh = spacy.blank("en").vocab
    store = StringStore(sorted(set(fresh.strings) | labels | {"ROOT", "dep", "_SP", "", "en"}))
    store.to_disk(folder / "vocab" / "strings.json")


def _mark(folder: Path) -> None:
    """Write a mark of the weights into the meta data: analyses kept for other weights are stale."""
    weights = hashlib.sha256()
    for path in sorted(folder.glob("*/model")):
        weights.update(path.read_bytes())
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["spacy_version"] = ">=3.8.7,<3.9.0"
    meta["reader"] = {"trained": weights.hexdigest()[:8]}
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
