from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from reader.analysis.pipeline import Pipeline, PipelineError
from reader.model import Span


def read(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    (tokens,) = pipeline.read(text, [Span(0, len(text))])
    places = zip(tokens.starts, tokens.ends, strict=True)
    return [(word, text[a:b]) for word, (a, b) in zip(tokens.words, places, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,”\n\tsaid  Ann Holt’s\u00a0aide.",
        "  leading and trailing  ",
        'She said:"We stay."',
        "a\ud800b c",
        '"' * 1000 + "said Ann.",
        "She wrote " + "?!" * 300 + ' "We stay".',
        "",
        "\n \t",
    ],
)
def test_offsets_hold_whatever_is_folded_for_the_model(pipeline: Pipeline, text: str) -> None:
    plain = str.maketrans("“”‘’\ud800", "\"\"''\ufffd")
    for word, found in read(pipeline, text):
        assert word == found.translate(plain)


def test_an_opening_mark_stuck_to_a_colon_is_a_word_of_its_own(pipeline: Pipeline) -> None:
    assert ("We", "We") in read(pipeline, 'She said:"We stay."')


def test_a_pipeline_that_lacks_a_part_is_refused_with_a_sentence(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(PipelineError, match=r"no tagger and no parser and no ner.*settings"):
        Pipeline(str(tmp_path / "bare"))


def test_a_folder_that_is_no_pipeline_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"cannot be loaded.*settings"):
        Pipeline(str(tmp_path))


def test_a_pipeline_that_is_not_installed_is_missed_with_what_to_do() -> None:
    with pytest.raises(PipelineError, match=r"not installed.*spacy download en_core_web_none"):
        Pipeline("en_core_web_none")


def test_finer_labels_pass_through_and_dates_and_numbers_are_no_names(finer: Path) -> None:
    text = "Three bridges were shut in Norland on Tuesday."
    (tokens,) = Pipeline(str(finer)).read(text, [Span(0, len(text))])
    assert [(tokens.span(a, b).of(text), label) for a, b, label in tokens.names] == [
        ("Norland", "GPE")
    ]
    assert [label for _, _, label in tokens.values] == ["CARDINAL", "DATE"]
