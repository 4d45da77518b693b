"""Nothing that a terminal obeys, and nothing invisible, comes out of the sanitiser."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitise import MARKS_PER_BASE, is_clean, one_line, sanitise

ESC, BEL, ST, C1_CSI, C1_OSC, C1_ST = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d", "\x9c"

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\x1b\x9b\x9d\x9c\x90\x07\\[]P;0m\r\n\t\u200b\u202e\u0301\ud800 aé"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("given_text", "safe"),
    [
        pytest.param(f"{ESC}[31mred{ESC}[0m", "red", id="colour"),
        pytest.param(f"a{ESC}]52;c;ZXZpbA=={BEL}b", "ab", id="clipboard write, BEL"),
        pytest.param(f"a{ESC}]52;c;ZXZpbA=={ST}b", "ab", id="clipboard write, ST"),
        pytest.param(f"a{ESC}]0;title\nnext line", "a\nnext line", id="string without an end"),
        pytest.param(f"a{C1_CSI}31mb", "ab", id="8-bit CSI"),
        pytest.param(f"a{C1_OSC}0;t{C1_ST}b", "ab", id="8-bit OSC"),
        pytest.param(f"{ESC}]8;;http://b.example{ST}text{ESC}]8;;{ST}", "text", id="hyperlink"),
        pytest.param(
            f"a{ESC}Pq#0{ST}{ESC}_k{ST}{ESC}^p{ST}{ESC}Xs{ST}b", "ab", id="DCS APC PM SOS"
        ),
        pytest.param(f"{ESC}[6n{ESC}[c{ESC}cok", "ok", id="questions and reset"),
        pytest.param(f"{ESC}(0ok{ESC}", "ok", id="character set, lone escape"),
        pytest.param(f"{ESC}{ESC}[31mok", "ok", id="doubled escape"),
        pytest.param("a\x07\x08b", "ab", id="bell and backspace"),
        pytest.param("page\x0cnext\x0bline", "page\nnext\nline", id="form feed and vertical tab"),
        pytest.param("good\rEVIL", "good\nEVIL", id="lone carriage return"),
        pytest.param("a\r\nb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne", id="all line ends"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\x00b", "ab", id="zero"),
        pytest.param("a\u202eb\u2066c\u2069", "abc", id="direction overrides"),
        pytest.param("zero\u200bwidth\u2060\ufeff\u00ad", "zerowidth", id="invisible"),
        pytest.param("a\U000e0041\U000e007f", "a", id="tag characters"),
        pytest.param("a\ufffe\ufdd0\U0001ffff", "a", id="noncharacters"),
        pytest.param("a\udc9bb", "a\ufffdb", id="lone surrogate"),
        pytest.param("e" + "\u0301" * 1000, "e" + "\u0301" * MARKS_PER_BASE, id="stacked marks"),
    ],
)
def test_what_is_taken_out(given_text: str, safe: str) -> None:
    result = sanitise(given_text)
    assert result.text == safe
    assert is_clean(result.text)


@pytest.mark.parametrize(
    "text",
    [
        "“Curly quotes”, dashes — and naïve café…",
        "👨\u200d👩\u200d👧 🏳️\u200d🌈 🇫🇷 ✈️",
        "میخواهم\u200cبروم",
        "مرحبا بالعالم \u200fabc",
        "日本語の文章です。",
        "ที่นี่มีน้ำใจ",
        "नमस्ते दुनिया",
        "Xin chào thế giới".encode().decode(),
        "e\u0301a\u0308",
        "[bold]x[/] [@click=app.quit]hi[/]",
        "line\n\nline",
    ],
)
def test_what_stays(text: str) -> None:
    assert sanitise(text).text == text
    assert sanitise(text).dropped == 0
    assert is_clean(text)


def test_misread_utf8_is_no_control_string() -> None:
    mojibake = "â\x80\x9cHello,â\x80\x9d she said, and went on."
    assert sanitise(mojibake).text == "âHello,â she said, and went on."


def test_what_was_left_out_is_counted_and_line_ends_are_not() -> None:
    assert sanitise("a\r\nb\tc").dropped == 0
    assert sanitise("a\x1b[1mb\x00\ud800").dropped == 6


def test_one_line_is_safe_short_and_on_one_line() -> None:
    assert one_line(f"  a\n\tb {ESC}]0;x{BEL} c ") == "a b c"
    assert one_line("word " * 200, 20) == "word word word word…"
    assert len(one_line("x" * 10_000)) == 500


@given(HOSTILE)
def test_output_is_always_clean_and_stays_as_it_is(text: str) -> None:
    safe = sanitise(text).text
    assert is_clean(safe)
    assert sanitise(safe).text == safe
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in safe if c != "\n")


@given(HOSTILE)
def test_is_clean_says_whether_anything_would_change(text: str) -> None:
    assert is_clean(text) == (sanitise(text).text == text)


@given(st.text(), st.integers(1, 80))
def test_one_line_keeps_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line
    assert is_clean(line)


@pytest.mark.parametrize("unit", ["\x1b", "\x9d", "\x1b]", "\x1b[", "\x1b[1;", "\u0301", "a\u200b"])
def test_long_hostile_text_is_done_in_one_pass(unit: str) -> None:
    assert is_clean(sanitise(unit * 300_000).text)
