"""The pipeline in the package: complete, small, and clear about where it comes from."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from training import recipe

FOLDER = Path(__file__).parents[2] / "reader" / "analysis" / "en_reader"
REPORT = Path(__file__).parents[2] / "training" / "report.json"
LIMIT = 16 * 1024 * 1024


@pytest.fixture(scope="module")
def nlp() -> Any:
    return spacy.load(FOLDER)


@pytest.fixture(scope="module")
def meta() -> Any:
    return json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))


def test_it_finds_names_tags_trees_and_sentences(nlp: Any) -> None:
    doc = nlp("Prime Minister Nikol Harvan visited Nairobi. The United Nations said so.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Nikol Harvan", "PERSON"),
        ("Nairobi", "LOC"),
        ("United Nations", "ORG"),
    ]
    assert [sentence.text for sentence in doc.sents] == [
        "Prime Minister Nikol Harvan visited Nairobi.",
        "The United Nations said so.",
    ]
    visited = doc[4]
    assert (visited.text, visited.tag_, visited.dep_) == ("visited", "VBD", "ROOT")
    assert [child.text for child in visited.children if child.dep_ == "nsubj"] == ["Nikol"]


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"')])
def test_it_ties_a_speaker_to_the_reporting_verb(nlp: Any, left: str, right: str) -> None:
    doc = nlp(f"{left}We are glad that the bridge is open,{right} said Mara Velden of the council.")
    said = next(token for token in doc if token.text == "said")
    assert said.dep_ == "ROOT"
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["Mara"]


@pytest.mark.parametrize(
    "sentence",
    ["{} met the council in Nairobi.", "The leader, {}, vowed to act.", "“It works,” {} said."],
)
@pytest.mark.parametrize("name", ["Kim Jong Un", "Lee Hsien Loong"])
def test_a_name_of_three_parts_is_whole_in_names_and_tree(
    nlp: Any, name: str, sentence: str
) -> None:
    doc = nlp(sentence.format(name))
    assert (name, "PERSON") in [(ent.text, ent.label_) for ent in doc.ents]
    start = doc.text.index(name)
    parts = doc.char_span(start, start + len(name))
    assert [part.head.text for part in parts[1:]] == [parts[0].text] * 2


def test_capitals_of_a_headline_make_no_names(nlp: Any) -> None:
    doc = nlp("Experts: Bridge of Norland Sends Message to South Africa on Safety and Costs")
    assert not {"Experts", "Sends", "Message", "Safety", "Costs"} & {
        word.text for ent in doc.ents for word in ent
    }
    assert ("South Africa", "LOC") in [(ent.text, ent.label_) for ent in doc.ents]


def test_a_paragraph_break_ends_a_sentence(nlp: Any) -> None:
    doc = nlp("The vote was close\n\nThe council meets on Monday.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "The vote was close",
        "The council meets on Monday.",
    ]


@given(st.text(max_size=300))
def test_any_text_is_read_whole(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_its_labels_are_those_that_reader_shows(nlp: Any) -> None:
    assert set(nlp.get_pipe("ner").labels) == {"PERSON", "ORG", "LOC", "MISC"}
    assert nlp.pipe_names == ["ner", "tok2vec", "tagger", "parser"]


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= LIMIT


def test_it_names_its_sources_and_their_licences(meta: Any) -> None:
    assert meta["name"] == "reader"
    assert meta["license"] == "CC BY-SA 4.0"
    assert len(meta["sources"]) >= 5
    assert all(
        source["name"] and source["license"] and source["author"] for source in meta["sources"]
    )


def test_its_scores_are_those_of_the_recipes_report(meta: Any) -> None:
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    assert meta["performance"] == report["scores"]
    assert report["words"] == {
        "syntax": recipe.SYNTAX.words,
        "names": recipe.NAMES.words + recipe.POLISH.words,
    }


def test_no_file_of_it_holds_a_path_of_the_machine_it_was_made_on() -> None:
    for path in FOLDER.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(part in content for part in (b"/home/", b"/Users/", b"/tmp/", b"/data/"))
            assert str(Path.cwd()).encode() not in content
