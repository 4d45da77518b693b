"""Links that lead to the words: the text fragments of the URL (WICG, "URL Fragment Text
Directives")."""

from __future__ import annotations


def with_fragment(url: str, fragment: str | None) -> str:
    """`url` leading to the words that `fragment` ("text=…") finds; its own fragment stays."""
    if not url or not fragment:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{fragment}"
