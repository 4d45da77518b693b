"""Bytes in any encoding become the right characters, or say what was lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.decode import decode
from reader.sources.errors import SourceError

ENGLISH = "She called it “a naïve idea” — and left.\n"
RUSSIAN = (
    "Городской совет сегодня заявил, что переговоры о парке продолжатся на будущей неделе.\n" * 5
)
JAPANESE = "新しい図書館は金曜日に開館した。市長は「とても嬉しい」と述べた。\n" * 5
CHINESE = "新图书馆星期五开馆，市长表示非常高兴，欢迎所有市民前来参观。\n" * 5


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (ENGLISH * 50, "cp1252"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_other_than_utf8_is_said() -> None:
    assert decode(ENGLISH.encode()).notices == ()
    assert decode(ENGLISH.encode("cp1252")).notices == (
        "The text is not UTF-8; it was read as Windows-1252.",
    )


def test_one_bad_byte_costs_one_character() -> None:
    decoded = decode("“Good” and ".encode() + b"\xff" + " more “words”".encode())
    assert decoded.text == "“Good” and \ufffd more “words”"
    assert decoded.notices == ("Broken bytes in 1 place are shown as \ufffd.",)


def test_text_cut_inside_a_character_is_still_utf8() -> None:
    assert decode("It cost 5 €".encode()[:-1]).text == "It cost 5 \ufffd"


def test_a_replacement_character_in_the_input_is_not_counted_as_broken() -> None:
    assert decode("a \ufffd b".encode()).notices == ()


def test_cp1252_high_controls_are_punctuation() -> None:
    assert decode(b"it\x92s the \x9bplace\x8b").text == "it’s the ›place‹"


def test_mojibake_is_left_alone() -> None:
    assert decode("â€œHelloâ€\x9d".encode()).text == "â€œHelloâ€\x9d"


def test_few_zero_bytes_are_said_and_many_refused() -> None:
    decoded = decode(b"one\x00 and two\x00 in a text")
    assert decoded.notices == ("2 zero bytes were left out.",)
    with pytest.raises(SourceError, match="data\\.bin is a binary file"):
        decode(bytes(range(256)) * 20, "data.bin")


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except SourceError:
        return
    assert isinstance(decoded.text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_survives(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
