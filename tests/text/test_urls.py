"""One address for one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Example.COM/A/b", "https://example.com/A/b"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com:443/a#top", "https://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://ana:secret@example.com/a", "https://example.com/a"),
        ("https://example.com/a?id=7&utm_source=x&fbclid=y", "https://example.com/a?id=7"),
        ("https://example.com/a?utm_source=x", "https://example.com/a"),
        ("https://example.com/a?b=&c=1", "https://example.com/a?b=&c=1"),
        ("https://example.com/caf%c3%a9/%7Eana", "https://example.com/caf%C3%A9/~ana"),
        ("https://example.com/café", "https://example.com/caf%C3%A9"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
        ("  https://example.com/a  ", "https://example.com/a"),
    ],
)
def test_the_canonical_form(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "example.com/a", "file:///a", "mailto:a@b.c", "https://", "https://a:99999/", "http://[x"],
)
def test_what_is_no_web_address_has_none(url: str) -> None:
    assert canonical_url(url) is None


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("https://example.com/story/1", "https://example.com/story/1"),
        ("/story/1?utm_medium=x", "https://example.com/story/1"),
        ("https://elsewhere.example/story/1", "https://example.com/a"),
        ("https://example.com/", "https://example.com/a"),
        ("http://[bad", "https://example.com/a"),
        ("", "https://example.com/a"),
    ],
)
def test_what_a_page_calls_itself_counts_on_its_own_host_only(declared: str, expected: str) -> None:
    assert canonical_url("https://example.com/a?ref_src=x", declared) == expected


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_has_a_canonical_form_that_is_its_own_or_none(rest: str, declared: str) -> None:
    for url in (rest, f"https://example.com/{rest}"):
        found = canonical_url(url, declared)
        if found is not None:
            assert canonical_url(found) == found
            assert found.isascii()
