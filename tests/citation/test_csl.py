from pathlib import Path

import pytest

from reader.citation import Passage, Work, cite
from reader.model import Metadata, QuoteKind
from reader.model.errors import ReaderError

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>House</title><id>house</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="[" suffix="]">
    <names variable="author"><name form="short"/></names>
  </layout></citation>
  <bibliography><layout suffix=".">
    <names variable="author"><name name-as-sort-order="all"/></names>
    <text variable="title" font-style="italic" prefix=": "/>
    <text variable="container-title" prefix=", "/>
  </layout></bibliography>
</style>
"""
WORK = Work(Metadata(title="Ferry <b>Returns</b>", authors=("Nora Quill",), site="Harbour News"))
QUOTE = Passage(("“At last,”",), QuoteKind.DIRECT, "Tomas Arden")


@pytest.fixture
def house(tmp_path: Path) -> str:
    path = tmp_path / "house.csl"
    path.write_text(STYLE, encoding="utf-8")
    return str(path)


def test_a_users_own_style_cites_and_is_marked_as_experimental(house: str) -> None:
    citation = cite(house, WORK, form="reference")
    assert citation.plain.startswith("Quill, Nora: Ferry")
    assert citation.plain.endswith(", Harbour News.")
    assert "<i>" in citation.html and "<b>" not in citation.html
    assert any("experimental" in warning for warning in citation.warnings)


def test_a_quote_in_a_users_own_style_is_tied_to_its_speaker(house: str) -> None:
    assert cite(house, WORK, [QUOTE]).plain == "“At last” [Tomas Arden, quoted in Quill]."


def test_a_file_that_is_missing_or_no_style_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no style file"):
        cite(str(tmp_path / "none.csl"), WORK)
    broken = tmp_path / "broken.csl"
    broken.write_text("<style", encoding="utf-8")
    with pytest.raises(ReaderError, match="no CSL style"):
        cite(str(broken), WORK)
