"""One loaded pipeline for all tests of the rules, and short ways to ask about a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.analysis.blocks import paragraphs
from reader.analysis.pipeline import Pipeline
from reader.analysis.reading import Reading
from reader.model import Analysis
from tests.analysis.finer import make_finer

Analyse = Callable[[str], Analysis]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session")
def finer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pipeline with OntoNotes' labels."""
    return make_finer(tmp_path_factory.mktemp("pipelines") / "en_web_test")


@pytest.fixture(scope="session")
def analyse(pipeline: Pipeline) -> Analyse:
    """Analyses a text whose paragraphs stand between blank lines."""

    def run(text: str) -> Analysis:
        blocks = [(b.span.start, b.span.end, b.kind.value) for b in paragraphs(text)]
        reading = Reading(pipeline, text, blocks)
        for window in reading.windows:
            reading.read(window)
        return reading.whole()

    return run


@pytest.fixture(scope="session")
def said(analyse: Analyse) -> Callable[[str], list[tuple[str, str | None]]]:
    """The quotations in marks of a text, each with its first three words and its speaker."""

    def run(text: str) -> list[tuple[str, str | None]]:
        analysis = analyse(text)
        return [
            (
                " ".join(quote.span.of(text).strip("“”\"‘’'«»").split()[:3]),
                None if quote.speaker is None else analysis.speakers[quote.speaker].name,
            )
            for quote in analysis.quotes
            if quote.kind != "indirect"
        ]

    return run
