import re
from urllib.parse import unquote

from hypothesis import example, given
from hypothesis import strategies as st

from reader.citation.deeplink import find, fragment, with_fragment
from reader.model import Span

ARTICLE = """Dam to Open in Spring

The dam will open in spring, officials said. “It is safe,” said the engineer.

“It is safe,” said the mayor — who has a well-known dislike of dams, canals & locks.

Work began in 2011. The dam will open in spring, the mayor repeated."""


def span_of(words: str, *, last: bool = False) -> Span:
    at = ARTICLE.rindex(words) if last else ARTICLE.index(words)
    return Span(at, at + len(words))


def found_by_the_rules(text: str, directive: str) -> str | None:
    """A second reading of the rules, by words in place of patterns: the stretch of words found."""
    terms = [unquote(term) for term in directive.removeprefix("text=").split(",")]
    raw = directive.removeprefix("text=").split(",")
    prefix = terms.pop(0)[:-1] if raw[0].endswith("-") else None
    suffix = terms.pop()[1:] if raw[-1].startswith("-") else None
    blocks = text.split("\n\n")
    flat = "\n".join(" ".join(block.split()) for block in blocks).casefold()
    for at in range(len(flat)):
        begin = at
        if prefix is not None:
            shown = " ".join(prefix.split()).casefold()
            if not flat.startswith(shown, at):
                continue
            begin = at + len(shown)
            begin += len(flat[begin:]) - len(flat[begin:].lstrip())
        if at and flat[at - 1].isalnum():
            continue
        start = " ".join(terms[0].split()).casefold()
        if not flat.startswith(start, begin):
            continue
        ends = [begin + len(start)]
        if len(terms) == 2:
            last = " ".join(terms[1].split()).casefold()
            ends = [m.end() for m in re.finditer(re.escape(last), flat) if m.start() >= ends[0]]
        for end in ends:
            if flat[end : end + 1].isalnum():
                continue
            rest = flat[end:].lstrip()
            if suffix is None or rest.startswith(" ".join(suffix.split()).casefold()):
                return flat[begin:end]
    return None


def test_short_words_are_given_whole() -> None:
    assert fragment(ARTICLE, span_of("officials said")) == "text=officials%20said"


def test_marks_that_mean_something_in_a_fragment_are_encoded() -> None:
    made = fragment(ARTICLE, span_of("well-known dislike of dams, canals & locks"))
    assert made == "text=well%2Dknown%20dislike%20of%20dams%2C%20canals%20%26%20locks"


def test_words_that_stand_twice_are_told_apart_by_what_is_beside_them() -> None:
    first = fragment(ARTICLE, span_of("It is safe"))
    second = fragment(ARTICLE, span_of("It is safe", last=True))
    assert first == "text=It%20is%20safe"
    assert second is not None and ("-," in second or ",-" in second)
    assert find(ARTICLE, second) == span_of("It is safe", last=True)


def test_a_cut_word_is_made_whole() -> None:
    assert fragment(ARTICLE, span_of("fficials sai")) == "text=officials%20said"
    text = "All of the U.S. and Canada agree."
    assert fragment(text, Span(text.index("S."), text.index(" agree"))) == (
        "text=U.S.%20and%20Canada"
    )


def test_a_long_stretch_is_given_by_its_first_and_last_words() -> None:
    words = ARTICLE[ARTICLE.index("The dam will open") : ARTICLE.index(" of dams")]
    made = fragment(ARTICLE, span_of(words))
    assert made is not None and made.count(",") >= 1
    assert find(ARTICLE, made) == span_of(words)


def test_punctuation_alone_has_no_link() -> None:
    assert fragment(ARTICLE, span_of("—")) is None


def test_the_link_keeps_the_fragment_of_the_address() -> None:
    assert with_fragment("https://a.example/b", "text=x") == "https://a.example/b#:~:text=x"
    assert with_fragment("https://a.example/b#c", "text=x") == "https://a.example/b#c:~:text=x"
    assert with_fragment("https://a.example/b", None) == "https://a.example/b"
    assert with_fragment("", "text=x") == ""


words = st.sampled_from(["the", "dam", "will", "open", "a-b", "U.S.", "“no,”", "50%", "is", "it’s"])
blocks = st.lists(words, min_size=1, max_size=30).map(" ".join)
texts = st.lists(blocks, min_size=1, max_size=4).map("\n\n".join)


@given(texts, st.integers(0, 200), st.integers(1, 200))
@example("the dam\n\nthe dam", 9, 7)
def test_a_fragment_finds_its_words_by_either_reading_of_the_rules(
    text: str, start: int, size: int
) -> None:
    span = Span(min(start, len(text)), min(start + size, len(text)))
    made = fragment(text, span)
    if made is None:
        return
    found = find(text, made)
    assert found is not None
    shown = " ".join(found.of(text).split()).casefold()
    other = found_by_the_rules(text, made)
    assert other is not None and " ".join(other.split()) == shown
