"""One article has one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example.ORG/A/b?x=1#top", "https://news.example.org/A/b?x=1"),
        ("https://example.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?q=a%20b&empty=", "https://example.org/a?q=a%20b&empty="),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("no url", "no url"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_canonical(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@given(st.text())
def test_anything_is_taken_and_stays_as_it_is(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once
