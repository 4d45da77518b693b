"""Cases 21 to 27: encodings."""

from __future__ import annotations

import pytest

from reader.sources import Input, clean
from tests.sources.helpers import is_sound
from tests.sources.plain.helpers import BODY

TEXT = "\n\n".join([*BODY, "“It’s naïve,” she said – and left the café at the harbour for good."])
RUSSIAN = "Городской совет сегодня заявил, что переговоры о парке продолжатся в среду. " * 4
JAPANESE = "新しい図書館は金曜日に開館した。市長は「とても嬉しい」と述べた。\n" * 5
CHINESE = "新图书馆星期五开馆，市长表示非常高兴，欢迎所有市民前来参观。\n" * 5


def text_of(data: bytes) -> str:
    article = clean(Input(data))
    assert is_sound(article)
    return article.text


def test_case_21_a_lone_surrogate_costs_itself_only() -> None:
    article = clean(Input(TEXT.encode().replace(b"harbour", b"har\xed\xa0\x80bour", 1)))
    assert BODY[2] in article.text
    assert "left the café" in article.text
    assert any("Broken bytes" in notice for notice in article.version.notices)


def test_case_22_a_byte_order_mark_is_no_character() -> None:
    assert text_of(b"\xef\xbb\xbf" + TEXT.encode()) == text_of(TEXT.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_case_23_utf_16_with_and_without_a_mark(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding)) == text_of(TEXT.encode())


def test_case_24_windows_1252_called_utf_8() -> None:
    page = f"<meta charset='utf-8'><p>{TEXT}</p>".encode("cp1252")
    assert "“It’s naïve,” she said – and left the café" in text_of(TEXT.encode("cp1252"))
    pytest.importorskip("trafilatura")
    assert "“It’s naïve,” she said – and left the café" in text_of(page)


def test_case_25_one_bad_byte_is_one_sign() -> None:
    article = clean(Input(TEXT.encode().replace(b"harbour", b"har\xffbour", 1)))
    assert article.text.count("\ufffd") == 1
    assert article.version.notices == ("Broken bytes in 1 place are shown as \ufffd.",)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [(JAPANESE, "shift-jis"), (CHINESE, "gb18030"), (RUSSIAN, "koi8-r")],
)
def test_case_26_encodings_of_other_scripts(words: str, encoding: str) -> None:
    assert words.split("\n")[0].strip() in " ".join(text_of(words.encode(encoding)).split("\n"))


def test_case_27_mojibake_stays_as_it_is() -> None:
    broken = TEXT.encode().decode("cp1252", "replace").replace("\x9d", "")
    assert "â€œItâ€™s" in text_of(broken.encode())
