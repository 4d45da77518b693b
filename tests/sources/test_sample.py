"""The sample article comes out exactly so."""

from collections import Counter

import pytest

from reader.model import Article, BlockKind
from reader.model.structure import Structure
from reader.resources import seeds
from reader.sources import clean, read_file

SAMPLE = seeds() / "000_afb222e49fe5cb5d.txt"


@pytest.fixture(scope="module")
def sample() -> Article:
    return clean(read_file(SAMPLE))


def words(article: Article, kind: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


def test_counts_of_each_kind_of_block(sample: Article) -> None:
    assert Counter(block.kind for block in sample.blocks) == {
        BlockKind.TITLE: 1,
        BlockKind.PARAGRAPH: 19,
        BlockKind.HEADING: 2,
        BlockKind.CAPTION: 2,
        BlockKind.NOTE: 1,
    }


def test_title_headings_captions_and_note(sample: Article) -> None:
    title = "Experts: Killing of Iranian Commander Sends Message to North Korea"
    assert words(sample, BlockKind.TITLE) == [title]
    assert words(sample, BlockKind.HEADING) == ["US attention", "Change of thinking"]
    first, second = words(sample, BlockKind.CAPTION)
    assert first.startswith("FILE - North Korean leader Kim Jong Un guides")
    assert second.startswith("Burning debris is seen on a road")
    assert words(sample, BlockKind.NOTE) == ["This story was originated on VOA’s Korean Service."]


def test_three_sections_with_the_untitled_top(sample: Article) -> None:
    sections = Structure(sample.version).sections
    assert [section.title for section in sections] == ["", "US attention", "Change of thinking"]


def test_removed_lines_have_their_numbers_and_reasons(sample: Article) -> None:
    removed = sample.version.removed
    assert [(r.line, r.reason) for r in removed] == [
        (1, "page furniture"),
        (3, "page furniture"),
        (16, "second copy of the caption"),
    ]
    assert [r.text for r in removed[:2]] == ["Accessibility links", "Breaking News"]
    assert removed[0].at == removed[1].at == 0
    assert sample.text[removed[2].at :].startswith("President Donald Trump authorized")


def test_what_is_known_about_it(sample: Article) -> None:
    known = sample.metadata
    assert known.title == "Experts: Killing of Iranian Commander Sends Message to North Korea"
    assert (known.site, known.published, known.authors) == ("VOA News", "2020-01-03", ())
    assert known.guessed == ("published",)
    assert known.url is not None and known.url.endswith("/6182080.html")
    assert known.language == "en"


def test_a_restored_line_becomes_a_paragraph_and_changes_nothing_else(sample: Article) -> None:
    restored = clean(read_file(SAMPLE), restored=(1, 16))
    assert restored.id == sample.id
    assert [r.line for r in restored.version.removed] == [3]
    assert restored.text.startswith("Accessibility links\n\nExperts: Killing")
    assert len(restored.blocks) == len(sample.blocks) + 2
    assert restored.version.restored == (1, 16)
