"""The plain-text cleaner as a whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.sources import Input, clean, read_file
from reader.sources.plain import read_plain
from reader.sources.plain.reader import NO_ARTICLE
from reader.text.sanitise import sanitise
from tests.sources.plain.helpers import BODY, blocks, kind_of, of_kind, read, reasons

VOA = Path(__file__).parent.parent / "voa"

PIECES = st.sampled_from(
    [
        *BODY,
        "Ferry line to reopen",
        "By Ada Quill",
        "May 4, 2021",
        "Share",
        "Advertisement",
        "Read more",
        "Comments",
        "1. An item",
        "• Another item of it",
        "What comes next",
        "The pier in 1990. (Ada Quill/Harbour Archive)",
        "This story was first published in The Gull.",
        "> A line quoted from a letter.",
        "___",
        "",
        "   ",
        "0:00",
        "© 2021 The Gull",
        "sign up to our newsletter and get it in your inbox",
        *("Tides", "Harbour", "Sailing", "Lighthouse", "Old Ferries"),
        *("• Tides", "• Harbour", "• Sailing", "• Lighthouse", "• Old Ferries", "Home", "Menu"),
        "SportFootballTennisRowing",
        "This cookie is set by the harbour desk's tool to remember your consent.",
        "’s crew of",
        ", he said, and",
        "Мэрия проголосовала в пятницу за то, чтобы снова открыть паромную линию.",
        "市议会周五投票决定重新开放旧渡轮线路",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=25).map("\n".join),
    st.lists(PIECES, max_size=25).map("\n\n".join),
    st.lists(st.text(st.sampled_from("ab (.)“”/:>•1\n©"), max_size=40), max_size=20).map("\n".join),
).map(lambda text: sanitise(text).text)


@given(TEXTS)
def test_blocks_are_in_order_apart_and_make_up_the_text(text: str) -> None:
    article = read_plain(text)
    end = -2
    for block in article.blocks:
        assert block.span.start == end + 2
        assert block.span.size > 0
        assert block.span.of(article.text).strip() == block.span.of(article.text)
        end = block.span.end
    assert end in (-2, len(article.text))
    assert "\n\n".join(words for _, words in blocks(article)) == article.text


@given(TEXTS)
def test_every_line_is_in_a_block_or_set_aside(text: str) -> None:
    article = read_plain(text)
    lines = {number: line.strip() for number, line in enumerate(text.split("\n"), 1)}
    aside = {line.line: line.text for line in article.removed}
    for number, line in lines.items():
        if number in aside:
            assert aside[number] == line
        elif line:
            assert line in article.text or line.lstrip("> ") in article.text
    numbers = [line.line for line in article.removed if line.line is not None]
    assert numbers == sorted(numbers) == sorted(set(numbers))
    assert all(0 <= line.at <= len(article.text) and line.reason for line in article.removed)


@given(TEXTS)
def test_what_is_set_aside_can_all_be_brought_back(text: str) -> None:
    article = read_plain(text)
    numbers = [line.line for line in article.removed if line.line is not None]
    whole = read_plain(text, restored=numbers)
    assert whole.removed == ()
    assert whole.unrestored == article.text
    for line in article.removed:
        assert line.text in whole.text or line.text.lstrip("> ") in whole.text


@given(TEXTS, st.data())
def test_a_restored_line_is_an_insertion_at_the_place_that_was_named(
    text: str, data: st.DataObject
) -> None:
    article = read_plain(text)
    if not article.removed:
        return
    line = data.draw(st.sampled_from(article.removed))
    assert line.line is not None
    restored = read_plain(text, restored=[line.line])
    grown = len(restored.text) - len(article.text)
    assert restored.text[: line.at] == article.text[: line.at]
    assert restored.text[line.at + grown :] == article.text[line.at :]


@given(st.binary(max_size=300), st.lists(st.integers(-3, 40), max_size=4))
def test_any_bytes_are_cleaned_or_refused_with_a_sentence(data: bytes, restored: list[int]) -> None:
    from reader.model.errors import ReaderError

    try:
        article = clean(Input(data), restored=restored)
    except ReaderError as error:
        assert str(error).endswith(".")
        return
    assert article.text.strip()
    assert article.metadata.title
    assert article.version.input_sha256 == Input(data).sha256


def test_an_article_with_everything_round_it() -> None:
    article = read(
        "Skip to main content",
        "News",
        "Ferry line to reopen in April after storms",
        "Council finds money for both landing stages",
        "By Ada Quill and Tom Marsh",
        "Published May 4, 2021",
        *BODY[:2],
        "Advertisement",
        "What comes next",
        *BODY[2:],
        "Comments",
        "You must be logged in to comment.",
        "More from Harrow Bay",
        "Old lighthouse finds a buyer",
    )
    assert blocks(article) == [
        (BlockKind.TITLE, "Ferry line to reopen in April after storms"),
        (BlockKind.PARAGRAPH, "Council finds money for both landing stages"),
        (BlockKind.BYLINE, "By Ada Quill and Tom Marsh"),
        (BlockKind.PARAGRAPH, BODY[0]),
        (BlockKind.PARAGRAPH, BODY[1]),
        (BlockKind.HEADING, "What comes next"),
        (BlockKind.PARAGRAPH, BODY[2]),
        (BlockKind.PARAGRAPH, BODY[3]),
    ]
    assert article.authors == ("Ada Quill", "Tom Marsh")
    assert article.published == "2021-05-04"
    assert article.metadata("en").guessed == ("authors", "published")


def test_one_line_to_a_paragraph_without_blank_lines() -> None:
    article = read("Ferry line to reopen in April", *BODY, apart="\n")
    assert of_kind(article, BlockKind.TITLE) == ["Ferry line to reopen in April"]
    assert of_kind(article, BlockKind.PARAGRAPH) == list(BODY)


def test_verse_keeps_all_its_lines_and_its_refrain() -> None:
    refrain = "I walked the river side\nand sang\n"
    verse = f"The Raven Road\n\n{refrain}{refrain}Home"
    article = read_plain(verse)
    assert article.removed == ()
    assert of_kind(article, BlockKind.TITLE) == ["The Raven Road"]
    assert len(article.blocks) == 6


def test_only_furniture_is_shown_whole_with_a_notice() -> None:
    article = read("Share", "Menu", "Advertisement")
    assert article.notices == (NO_ARTICLE,)
    assert article.removed == ()
    assert [kind for kind, _ in blocks(article)] == [BlockKind.PARAGRAPH] * 3


def test_other_scripts_keep_their_lines() -> None:
    text = (
        "新しい図書館が開館\n\n市は金曜日に新しい図書館を開いた。誰でも利用できる。\n\n"
        "来週から\n\n毎日開く予定である。"
    )
    article = clean(Input(text.encode()))
    assert article.metadata.language == "ja"
    assert article.metadata.title == "新しい図書館が開館"
    assert article.version.removed == ()


def test_a_german_article() -> None:
    article = clean(
        Input(
            "Anzeige\n\nNeue Bibliothek am Hafen eröffnet\n\nVon Anna Quell\n\n3. Januar 2024\n\n"
            "Die Stadt hat am Freitag eine neue Bibliothek eröffnet, die für alle offen ist und "
            "dreißigtausend Bücher hat.\n\n„Wir sind sehr froh“, sagte die Leiterin, „und wir "
            "hoffen, dass viele Menschen kommen werden.“\n\nWas nun kommt\n\nIn der nächsten "
            "Woche wird das Haus jeden Tag offen sein und auch am Sonntag.".encode()
        )
    )
    assert article.metadata.title == "Neue Bibliothek am Hafen eröffnet"
    assert article.metadata.authors == ("Anna Quell",)
    assert article.metadata.published == "2024-01-03"
    assert article.metadata.language == "de"
    headings = article.blocks.indices(BlockKind.HEADING)
    assert [article.blocks[i].span.of(article.text) for i in headings] == ["Was nun kommt"]


@pytest.mark.parametrize(
    ("name", "title", "paragraphs"),
    [
        ("2227454_beattie_report_south_korea", "Beattie Report on South Korea", 1),
        (
            "2471917_hong_kong_anti_occupy",
            "Hong Kong Pro-Democracy Supporters Battle With Anti-Occupy Workers",
            1,
        ),
        (
            "4846015_venezuela_opposition_takeover",
            "Venezuela Opposition Takeover in US Further Isolates Maduro",
            1,
        ),
    ],
)
def test_short_pieces_under_a_player(name: str, title: str, paragraphs: int) -> None:
    article = clean(read_file(VOA / f"{name}.txt"))
    assert article.metadata.title == title
    assert [block.kind for block in article.blocks] == [
        BlockKind.TITLE,
        *[BlockKind.PARAGRAPH] * paragraphs,
    ]
    assert {line.reason for line in article.version.removed} <= {
        "page furniture",
        "player control",
        "the title again",
    }


def test_a_page_of_navigation_loses_its_links_and_keeps_its_words() -> None:
    article = clean(read_file(VOA / "gopher_lynxdump_nav_heavy.txt"))
    assert article.text.startswith("Originally posted by the Voice of America.")
    gone = {line.text for line in article.version.removed}
    assert "[2]Skip to main content" in gone
    assert "+ [11]Science & Health" in gone
    assert len(gone) > 30


def test_without_a_title_the_first_words_stand_in() -> None:
    article = clean(Input("\n\n".join(BODY).encode()))
    assert article.metadata.title == "The town council of Harrow Bay voted on Friday to…"
    assert article.metadata.guessed == ("title",)
    assert article.blocks.indices(BlockKind.TITLE) == []


def test_a_long_text_is_settled_by_its_ends_and_short_lines() -> None:
    lines = ["Ferry line to reopen in April", *BODY * 900, "What comes next", *BODY * 100, "Share"]
    article = read(*lines)
    assert kind_of(article, "What comes next") is BlockKind.HEADING
    assert reasons(article)["Share"] == "page furniture"
    assert len(of_kind(article, BlockKind.PARAGRAPH)) == 4000
