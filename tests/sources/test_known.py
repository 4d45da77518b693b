"""What is known about a file from the one beside it, and which knowledge wins."""

import json
from pathlib import Path

import pytest

from reader.model import Metadata
from reader.sources.known import known_beside, merge


def beside(folder: Path, text: str) -> tuple[Metadata | None, tuple[str, ...]]:
    (folder / "piece.meta.json").write_text(text, encoding="utf-8")
    return known_beside(folder / "piece.txt")


def test_all_fields_are_read(tmp_path: Path) -> None:
    value = {
        "title": "A title",
        "authors": ["Ada Quill"],
        "published": "2024-05-01",
        "site": "Example News",
        "url": "https://example.org/a",
        "guessed": ["published"],
        "other": 1,
    }
    known, notices = beside(tmp_path, json.dumps(value))
    assert known == Metadata(
        title="A title",
        authors=("Ada Quill",),
        published="2024-05-01",
        site="Example News",
        url="https://example.org/a",
        guessed=("published",),
    )
    assert notices == ()


def test_no_file_beside_is_no_matter(tmp_path: Path) -> None:
    assert known_beside(tmp_path / "piece.txt") == (None, ())


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"title": 3}', '{"authors": "Ada"}', '"\\u0000"', "[" * 100_000]
)
def test_a_broken_file_is_left_out_with_a_notice(tmp_path: Path, text: str) -> None:
    known, notices = beside(tmp_path, text)
    assert known is None
    assert len(notices) == 1
    assert notices[0].startswith("piece.meta.json was left out: ")


def test_its_values_are_made_safe(tmp_path: Path) -> None:
    known, _ = beside(tmp_path, json.dumps({"title": "A\x1b[31m title\nhere"}))
    assert known is not None
    assert known.title == "A title here"


def test_what_is_known_wins_and_brings_its_own_doubt() -> None:
    found = Metadata(title="Found", published="2020", site="S", guessed=("title", "published"))
    known = Metadata(title="Known", published="2021-02-03")
    assert merge(known, found) == Metadata(title="Known", published="2021-02-03", site="S")
    doubtful = Metadata(site="T", guessed=("site",))
    assert merge(doubtful, found).guessed == ("title", "published", "site")


def test_a_language_that_is_known_wins_over_the_default() -> None:
    assert merge(Metadata(), Metadata(language="de")).language == "de"
    assert merge(Metadata(language="fr"), Metadata(language="de")).language == "fr"
