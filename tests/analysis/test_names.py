"""Names across an article: in headlines, and where the model misses what it knows elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from reader.analysis.entities import one_label_per_name
from reader.analysis.headlines import is_headline, settle_headlines
from reader.analysis.labels import Group
from reader.analysis.mentions import Mention, MentionKind
from reader.analysis.names import tidy_names
from reader.analysis.pipeline import Pipeline
from reader.analysis.recurring import common_words, find_again
from reader.analysis.statements import BlockNotes, NameUse, Statement
from reader.analysis.tokens import Tokens
from reader.model import Entity, QuoteKind, Span

LABELS = {"PERSON": Group.PEOPLE, "ORG": Group.ORGANISATIONS, "LOC": Group.PLACES}


@pytest.fixture
def notes() -> Callable[..., tuple[str, list[BlockNotes]]]:
    """A text of blocks, with the names that a model is taken to have found in each."""

    def make(*blocks: tuple[str, dict[str, str]]) -> tuple[str, list[BlockNotes]]:
        text, found = "\n\n".join(words for words, _ in blocks), []
        at = 0
        for words, names in blocks:
            block = BlockNotes(Span(at, at + len(words)), headline=is_headline(words))
            for name, label in names.items():
                start = text.index(name, at)
                span = Span(start, start + len(name))
                block.entities.append(Entity(span, label))
                block.uses.append(NameUse(span, name, LABELS[label]))
            found.append(block)
            at += len(words) + 2
        return text, found

    return make


def names(text: str, blocks: list[BlockNotes]) -> list[list[tuple[str, str]]]:
    return [[(e.span.of(text), e.label) for e in block.entities] for block in blocks]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Council Sends Message to Ferry Owners", True),
        ("Council sends message to ferry owners", False),
        ("Maria Keane runs the ferry at Port Ellery", False),
        ("By Maria Keane and Peter Holloway", False),
        ("Port Ellery", False),
        ("", False),
    ],
)
def test_a_headline_is_known_by_its_capitals(words: str, expected: bool) -> None:
    assert is_headline(words) is expected


def test_names_in_a_headline_are_those_that_the_sentences_bear_out(
    notes: Callable[..., tuple[str, list[BlockNotes]]],
) -> None:
    text, blocks = notes(
        (
            "Keane Sends Message to Port Ellery Ferry Owners",
            {"Keane": "ORG", "Sends Message": "PERSON", "Port Ellery Ferry": "PERSON"},
        ),
        ("Keane lives in Port Ellery.", {"Keane": "PERSON", "Port Ellery": "LOC"}),
    )
    settled = settle_headlines(blocks, text, common_words(text))
    assert names(text, settled)[0] == [("Keane", "PERSON"), ("Port Ellery", "LOC")]
    assert [use.group for use in settled[0].uses] == [Group.PEOPLE, Group.PLACES]


def test_a_headline_alone_keeps_its_names(
    notes: Callable[..., tuple[str, list[BlockNotes]]],
) -> None:
    text, blocks = notes(("Keane Sends Message to Port Ellery Owners", {"Port Ellery": "LOC"}))
    assert names(text, settle_headlines(blocks, text, common_words(text))) == [
        [("Port Ellery", "LOC")]
    ]


def test_a_name_known_elsewhere_is_found_again(
    notes: Callable[..., tuple[str, list[BlockNotes]]],
) -> None:
    text, blocks = notes(
        ("Jeanine Durning met the Harbour Board.", {"Jeanine Durning": "PERSON"}),
        ("But Durning did not wait. Durning Street was empty, and durning is a word.", {}),
        ("Mrs. Durning’s bag was found. Jeanine Durning thanked them.", {}),
    )
    found = find_again(blocks, text, common_words(text) - {"durning"})
    assert names(text, found) == [
        [("Jeanine Durning", "PERSON")],
        [("Durning", "PERSON")],
        [("Durning", "PERSON"), ("Jeanine Durning", "PERSON")],
    ]
    assert [use.subject for use in found[1].uses] == [False]
    assert names(text, find_again(blocks, text, common_words(text)))[1] == []


def test_a_source_that_turns_out_to_be_a_name_is_that_persons(
    notes: Callable[..., tuple[str, list[BlockNotes]]],
) -> None:
    text, blocks = notes(
        ("Jeanine Durning came.", {"Jeanine Durning": "PERSON"}), ("“Yes,” Durning said.", {})
    )
    span = Span(text.index("Durning said"), text.index(" said"))
    quote = Span(text.index("“"), text.index("”") + 1)
    source = Mention(span, "Durning", MentionKind.NOUN, "durning")
    blocks[1].statements = [Statement(quote, QuoteKind.DIRECT, source)]
    (statement,) = find_again(blocks, text, common_words(text))[1].statements
    assert statement.mention is not None
    assert (statement.mention.kind, statement.mention.name) == (MentionKind.NAME, "Durning")


def test_a_full_name_is_a_persons_where_the_last_name_speaks(
    notes: Callable[..., tuple[str, list[BlockNotes]]],
) -> None:
    text, blocks = notes(
        ("Amanda Osei won in the first round.", {"Amanda Osei": "ORG"}), ("“Yes,” Osei said.", {})
    )
    span = Span(text.index("Osei said"), text.index(" said"))
    quote = Span(text.index("“"), text.index("”") + 1)
    source = Mention(span, "Osei", MentionKind.NAME, "osei", "Osei", Group.PEOPLE, span)
    blocks[1].statements = [Statement(quote, QuoteKind.DIRECT, source)]
    assert names(text, one_label_per_name(blocks))[0] == [("Amanda Osei", "PERSON")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Congresswoman Dolores Vantongeren left.", "Dolores Vantongeren"),
        ("Mrs. Okwuosa left.", "Okwuosa"),
        ("Walter Pruittson, 54, of Port Ellery, left.", "Walter Pruittson"),
        ("Walter Pruittson, a retired mechanic, left.", "Walter Pruittson"),
    ],
)
def test_names_that_the_model_misses_are_known_by_what_stands_beside_them(
    pipeline: Pipeline, sentence: str, name: str
) -> None:
    (tokens,) = _blind(pipeline, sentence)
    tidy_names(tokens)
    assert [tokens.span(a, b).of(sentence) for a, b, _ in tokens.names] == [name]


@pytest.mark.parametrize(
    "sentence", ["General Motors left.", "King County is wet.", "Grace, a retired ship, left."]
)
def test_other_words_with_capitals_are_no_people(pipeline: Pipeline, sentence: str) -> None:
    (tokens,) = _blind(pipeline, sentence)
    tidy_names(tokens)
    assert tokens.names == []


@pytest.mark.parametrize(
    ("words", "found", "name"),
    [
        ("He led the Quds Force of the Guards.", "Quds Force of the", ["Quds Force"]),
        ("The NATIONAL BANK'S plan failed.", "NATIONAL BANK'S", ["NATIONAL BANK"]),
        ("FILE - Cranes stand at the port.", "FILE", []),
        ("The FBI FILE was closed.", "FBI FILE", ["FBI FILE"]),
    ],
)
def test_a_name_ends_with_its_last_word(
    pipeline: Pipeline, words: str, found: str, name: list[str]
) -> None:
    assert _tidied(pipeline, words, found, "ORG") == name


@pytest.mark.parametrize(
    ("words", "found", "name"),
    [
        ("He met Moon Jae-in.", "Moon Jae", "Moon Jae-in"),
        ("He met Lucía Fernández-Ortega.", "Lucía Fernández", "Lucía Fernández-Ortega"),
        ("The Xi Jinping-led meeting failed.", "Xi Jinping", "Xi Jinping"),
        ("The Donald Trump-loyal few left.", "Donald Trump", "Donald Trump"),
        ("It was Pieter van der Meer.", "van der Meer", "Pieter van der Meer"),
        ("It was Mr. van der Meer.", "van der Meer", "van der Meer"),
    ],
)
def test_a_name_is_whole_at_hyphens_and_before_particles(
    pipeline: Pipeline, words: str, found: str, name: str
) -> None:
    assert _tidied(pipeline, words, found, "PERSON") == [name]


def _tidied(pipeline: Pipeline, words: str, found: str, label: str) -> list[str]:
    """The names of `words` once those of a model that found only `found` are tidied."""
    (tokens,) = _blind(pipeline, words)
    at = words.index(found)
    inside = [n for n in range(len(tokens)) if at <= tokens.starts[n] < at + len(found)]
    tokens.names.append((inside[0], inside[-1] + 1, label))
    tidy_names(tokens)
    return [tokens.span(a, b).of(words) for a, b, _ in tokens.names]


def _blind(pipeline: Pipeline, sentence: str) -> Iterator[Tokens]:
    """The tokens of `sentence` as if the model had found no name."""
    for tokens in pipeline.read(sentence, [Span(0, len(sentence))]):
        tokens.names.clear()
        yield tokens
