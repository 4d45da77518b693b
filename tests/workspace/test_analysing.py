"""Analyses by the pipeline that the settings name."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.about import pipeline_about
from reader.analysis.cache import CacheKey
from reader.analysis.labels import Group, group_of
from reader.model.errors import ReaderError
from reader.settings import Settings
from tests.analysis.finer import make_finer
from tests.workspace.conftest import Make

TEXT = (
    "Bridges Shut\n\n“Three bridges are shut for the winter,” Maria Keane, who runs the ferry, "
    "said Tuesday.\n\nNorlanders read of it in the Norland Herald, and waited at Ellery Bridge in "
    "Norland. "
    "“We can wait,” Keane told reporters.\n"
)


@pytest.fixture
def bridges(tmp_path: Path) -> str:
    path = tmp_path / "bridges.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def finer(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_finer(tmp_path_factory.mktemp("pipelines") / "en_web_test"))


def test_labels_of_an_installed_pipeline_pass_through_and_fold(
    make: Make, finer: str, bridges: str
) -> None:
    workspace = make(Settings(user="ann", pipeline=finer))
    article = workspace.open(bridges)
    analysis = workspace.analysis(article)
    found = {entity.span.of(article.text): entity.label for entity in analysis.entities}
    assert found == {
        "Three": "CARDINAL",
        "Maria Keane": "PERSON",
        "Tuesday": "DATE",
        "Norlanders": "NORP",
        "Norland Herald": "ORG",
        "Ellery Bridge": "FAC",
        "Norland": "GPE",
        "Keane": "PERSON",
    }
    assert group_of(found["Norland"]) is group_of(found["Ellery Bridge"]) is Group.PLACES
    assert group_of(found["Norlanders"]) is Group.OTHER
    assert [speaker.name for speaker in analysis.speakers] == ["Maria Keane"]
    assert len(analysis.quotes) == 2


def test_analyses_of_another_pipeline_or_version_are_not_taken_for_its_own(finer: str) -> None:
    assert pipeline_about(finer).startswith("web_test 9.8.7")
    keys = {CacheKey("0" * 64, about).digest for about in ("web_test 9.8.7", "web_test 9.8.8")}
    assert len(keys | {CacheKey("0" * 64, pipeline_about(None)).digest}) == 3


def test_an_article_is_analysed_anew_when_the_pipeline_changes(
    make: Make, finer: str, bridges: str
) -> None:
    own = make(Settings(user="ann"))
    article = own.open(bridges)
    own.analysis(article)
    other = make(Settings(user="ann", pipeline=finer))
    assert other.known_analysis(article) is None
    other.analysis(article)
    assert other.known_analysis(article) is not None
    assert own.known_analysis(article) != other.known_analysis(article)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("", r"'en_core_web_none' is not installed.*spacy download en_core_web_none.*settings"),
        ("parser", r"has no parser, which finding quotes needs.*settings"),
        ("tagger", r"has no tagger, which finding quotes needs.*settings"),
    ],
)
def test_a_pipeline_that_cannot_be_used_is_said_with_what_to_do(
    make: Make, bridges: str, tmp_path: Path, part: str, sentence: str
) -> None:
    name = str(make_finer(tmp_path / "lacking", without=part)) if part else "en_core_web_none"
    workspace = make(Settings(user="ann", pipeline=name))
    with pytest.raises(ReaderError, match=sentence):
        workspace.analysis(workspace.open(bridges))
