"""The pages of docs/ that are made from the program say what it does now."""

from __future__ import annotations

import re

from scripts.reference import ROOT, pages

AGAIN = "run: python -m scripts.reference"


def test_the_page_of_keys_is_of_today() -> None:
    assert (ROOT / "docs/keys.md").read_text() == pages()["keys.md"], AGAIN


def test_the_manual_page_has_every_command_and_option() -> None:
    """Python versions fold the lines of help in other ways, so it is the words that count."""

    def words(text: str) -> set[str]:
        return set(re.findall(r"(?:\\-\\-|--)[a-z-]+|reader [a-z]+", text.replace("\\-", "-")))

    assert words((ROOT / "docs/reader.1").read_text()) == words(pages()["reader.1"]), AGAIN
