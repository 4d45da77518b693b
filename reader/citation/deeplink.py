"""Links that lead to the words: text fragments, "#:~:text=…" (WICG, URL Fragment Text Directives).

A browser looks for `[prefix-,]start[,end][,-suffix]`: whole words, in any case, each term within
one block of the page. What is made here is looked for in the article's text by the same rules
before it is given out, so that it finds the words and not the same words elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from reader.model import Span

# A longer term than this is given by its first and last words.
_LONGEST = 120
_EDGE_WORDS = 5
_MOST_CONTEXT = 12
# Words of context are counted in so many characters, and taken from more: so the last is whole.
_COUNTED, _TAKEN = 200, 300
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")


def with_fragment(url: str, fragment: str | None) -> str:
    """`url` leading to the words that `fragment` ("text=…") finds; its own fragment stays."""
    if not url or not fragment:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{fragment}"


def fragment(text: str, span: Span) -> str | None:
    """The directive "text=…" that finds the words of `span` in `text`, whose blocks are parted by
    blank lines. None when there are no words in it, or nothing tells it from other places."""
    words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    if not words:
        return None
    start, end = _whole_word(text, words[0][0], back=True), _whole_word(text, words[-1][1])
    for terms in _candidates(text, start, end, words):
        if _found(text, *terms) == (start, end):
            return _directive(*terms)
    return None


def find(text: str, directive: str) -> Span | None:
    """The words of `text` that a browser would show for a directive "text=…"; None for none."""
    terms = directive.removeprefix("text=").split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else ""
    suffix = unquote(terms.pop()[1:]) if terms and terms[-1].startswith("-") else ""
    if not 1 <= len(terms) <= 2:
        return None
    found = _found(text, prefix, unquote(terms[0]), unquote((terms[1:] or [""])[0]), suffix)
    return Span(*found) if found else None


Terms = tuple[str, str, str, str]


def _candidates(text: str, start: int, end: int, words: list[tuple[int, int]]) -> Iterator[Terms]:
    """Prefix, start, end and suffix: short ones first, with more context as they go."""
    whole = text[start:end]
    single = len(whole) <= _LONGEST and "\n\n" not in whole
    before = [match.group() for match in _WORD.finditer(text, max(0, start - _COUNTED), start)]
    after = [match.group() for match in _WORD.finditer(text, end, min(len(text), end + _COUNTED))]
    for context in range(_MOST_CONTEXT + 1):
        prefix = _tail(text, start, min(context, len(before)))
        suffix = _head(text, end, min(context, len(after)))
        for around in ((prefix, ""), ("", suffix), (prefix, suffix)):
            if single:
                yield around[0], whole, "", around[1]
            for edge in (_EDGE_WORDS, 2 * _EDGE_WORDS):
                if len(words) > 2 * edge:
                    first, last = text[start : words[edge - 1][1]], text[words[-edge][0] : end]
                    if "\n\n" not in first and "\n\n" not in last:
                        yield around[0], first, last, around[1]
    if not single and "\n\n" not in whole:
        yield "", whole, "", ""


def _tail(text: str, end: int, count: int) -> str:
    """The last `count` words before `end`, within their block."""
    start = max(text.rfind("\n\n", 0, end) + 2, end - _TAKEN, 0)
    spots = [match.start() for match in _WORD.finditer(text, start, end)]
    return text[spots[-count] : end].strip() if count and len(spots) >= count else ""


def _head(text: str, start: int, count: int) -> str:
    """The first `count` words after `start`, within their block."""
    stop = text.find("\n\n", start)
    stop = min(len(text) if stop < 0 else stop, start + _TAKEN)
    spots = [match.end() for match in _WORD.finditer(text, start, stop)]
    return text[start : spots[count - 1]].strip() if count and len(spots) >= count else ""


def _whole_word(text: str, at: int, *, back: bool = False) -> int:
    """`at` moved outwards to the edge of the word that it stands in ("U.S" is one)."""
    line = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    for match in _WORD.finditer(text, line):
        if match.start() >= at:
            break
        if at < match.end():
            return match.start() if back else match.end()
    return at


def _found(text: str, prefix: str, start: str, end: str, suffix: str) -> tuple[int, int] | None:
    """Where the terms are first found, in the order in which a browser tries the places."""
    before = rf"{_term(prefix)}\s*" if prefix else ""
    words = _term(start)
    if end:
        words += rf"{_EDGE_AFTER}.*?{_EDGE_BEFORE}{_term(end)}"
    after = rf"(?=\s*{_term(suffix)}{_EDGE_AFTER})" if suffix else ""
    pattern = rf"{_EDGE_BEFORE}{before}({words}){_EDGE_AFTER}{after}"
    match = re.search(pattern, text, re.IGNORECASE | re.DOTALL)
    return match.span(1) if match else None


_EDGE_BEFORE = r"(?<!\w)"
_EDGE_AFTER = r"(?!\w)"
_SPACE = r"(?:[^\S\n]|\n(?!\n))+"


def _term(words: str) -> str:
    """A pattern for words within one block, whatever the white space between them."""
    return _SPACE.join(map(re.escape, words.split()))


def _directive(prefix: str, start: str, end: str, suffix: str) -> str:
    parts = [
        f"{_encoded(prefix)}-" if prefix else "",
        _encoded(start),
        _encoded(end),
        f"-{_encoded(suffix)}" if suffix else "",
    ]
    return "text=" + ",".join(part for part in parts if part)


def _encoded(words: str) -> str:
    """Percent-encoded, the hyphen too: it marks a prefix and a suffix."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
