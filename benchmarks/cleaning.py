"""How well articles are told from the pages around them, on saved pages with gold.

`python -m benchmarks.cleaning PAGES.jsonl`: one page a line, with `id`, `html` (a gzipped page, its
path relative to the file), `title`, `body` ({sections: [{headline, paragraphs}]}), `text` (the page
as scraped text) and `lines` ([role, line] of it; roles title, byline, para, head, cap, furn).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader.model import Article, BlockKind
from reader.model.errors import ReaderError
from reader.sources import Input, clean

_BODY = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE)
_HEAD = (
    "| route | pages | paragraph recall | body precision | heading P / R | title | caption P / R |"
)
_MARKS = re.compile(r"[^\w]+")
_TOKEN = re.compile(r"\w+")
_GRAM = 4

Page = dict[str, Any]
Counts = Counter[str]


def main(arguments: list[str]) -> int:
    """Print a table of all routes, and the body's F1 beside trafilatura's own."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    path = Path(arguments[0])
    pages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for page in pages:
        page["html"] = gzip.decompress((path.parent / page["html"]).read_bytes())
    print(_HEAD + "\n|---|---:|---:|---:|---:|---:|---:|")
    for name, source in _ROUTES.items():
        print(_row(name, pages, source), flush=True)
    print("\n| body, by words in fours | F1 | precision | recall |\n|---|---:|---:|---:|")
    for name, body in (("Reader", _own_body), ("trafilatura", _trafilatura_body)):
        print(_body_row(name, pages, body), flush=True)
    return 0


def _row(name: str, pages: list[Page], source: Callable[[Page], bytes]) -> str:
    counts: Counts = Counter()
    for page in pages:
        article = _read(source(page))
        if article is not None:
            counts["pages"] += 1
            _count(page, article, counts)
    share = _percent(counts)
    return (
        f"| {name} | {counts['pages']} | {share('para_ok', 'para')} | {share('body_ok', 'body')} "
        f"| {share('head_ok', 'head')} / {share('head_ok', 'head_gold')} "
        f"| {share('title_ok', 'title')} "
        f"| {share('cap_ok', 'cap')} / {share('cap_found', 'cap_gold')} |"
    )


def _percent(counts: Counts) -> Callable[[str, str], str]:
    return lambda part, whole: f"{100 * counts[part] / counts[whole]:.1f}" if counts[whole] else "–"


def _read(data: bytes) -> Article | None:
    try:
        return clean(Input(data))
    except ReaderError:
        return None


def _count(page: Page, article: Article, counts: Counts) -> None:
    gold: dict[str, set[str]] = {"para": set(), "head": set(), "cap": set()}
    for role, line in page["lines"]:
        if role in gold and _folded(line):
            gold[role].add(_folded(line))
    found: dict[BlockKind, list[str]] = {}
    for block in article.blocks:
        found.setdefault(block.kind, []).append(_folded(block.span.of(article.text)))
    body = [text for kind in _BODY for text in found.get(kind, []) if text]
    told, known = "\n".join(body), "\n".join(gold["para"])
    counts["para"] += len(gold["para"])
    counts["para_ok"] += sum(text in told for text in gold["para"])
    counts["body"] += len(body)
    counts["body_ok"] += sum(t in known or any(p in t for p in gold["para"]) for t in body)
    heads = set(found.get(BlockKind.HEADING, [])) - {""}
    counts["head"] += len(heads)
    counts["head_gold"] += len(gold["head"])
    counts["head_ok"] += len(heads & gold["head"])
    captions = set(found.get(BlockKind.CAPTION, [])) - {""}
    counts["cap"] += len(captions)
    counts["cap_gold"] += len(gold["cap"])
    counts["cap_ok"] += sum(_is_among(text, gold["cap"]) for text in captions)
    counts["cap_found"] += sum(_is_among(text, captions) for text in gold["cap"])
    if page.get("title"):
        counts["title"] += 1
        counts["title_ok"] += _is_near(_folded(article.metadata.title), _folded(page["title"]))


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    for curly, straight in zip("‘’“”", "''\"\"", strict=True):
        text = text.replace(curly, straight)
    return _MARKS.sub(" ", text).strip().casefold()


def _is_among(text: str, others: set[str]) -> bool:
    return text in others or any(
        min(len(text), len(other)) >= 15 and (text in other or other in text) for other in others
    )


def _is_near(one: str, other: str) -> bool:
    """Whether two titles are one, up to marks and a quarter of its length."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 20 and short in long and len(short) * 4 >= len(long) * 3)


def _page_lines(page: Page) -> list[str]:
    from reader.sources.html.dom import lines, parse

    tree = parse(page["html"].decode("utf-8", "replace"))
    return [line.text for line in lines(tree) if line.tag != "img"]


def _text_nodes(page: Page) -> Iterator[str]:
    from reader.sources.html.dom import parse

    tree = parse(page["html"].decode("utf-8", "replace"))
    for element in tree.iter("script", "style", "noscript", "template", "head"):
        element.clear()
    for piece in tree.itertext():
        if words := " ".join(piece.split()):
            yield words


def _wrapped(page: Page) -> str:
    return "\n".join(textwrap.fill(line, 72) for line in page["text"].split("\n"))


_ROUTES: dict[str, Callable[[Page], bytes]] = {
    "page (HTML)": lambda page: bytes(page["html"]),
    "scraped text": lambda page: str(page["text"]).encode(),
    "… without blank lines": lambda page: re.sub(r"\n\s*\n", "\n", page["text"]).encode(),
    "… all lines apart": lambda page: re.sub(r"\n+", "\n\n", page["text"]).encode(),
    "… wrapped at 72 columns": lambda page: _wrapped(page).encode(),
    "whole page, lines apart": lambda page: "\n\n".join(_page_lines(page)).encode(),
    "whole page, no blank lines": lambda page: "\n".join(_page_lines(page)).encode(),
    "whole page, broken at links": lambda page: "\n".join(_text_nodes(page)).encode(),
}


def _body_row(name: str, pages: list[Page], body: Callable[[Page], str]) -> str:
    sums = [0.0, 0.0, 0.0]
    for page in pages:
        gold, found = _grams("\n".join(_strings(page["body"]["sections"]))), _grams(body(page))
        parts = [(gold & found).total(), (found - gold).total(), (gold - found).total()]
        sums = [total + part / max(1, sum(parts)) for total, part in zip(sums, parts, strict=True)]
    precision, recall = sums[0] / (sums[0] + sums[1]), sums[0] / (sums[0] + sums[2])
    f1 = 2 * precision * recall / (precision + recall)
    return f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} |"


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    if len(words) < _GRAM:
        return Counter([tuple(words)])
    return Counter(tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _own_body(page: Page) -> str:
    article = _read(page["html"])
    if article is None:
        return ""
    kinds = (*_BODY, BlockKind.HEADING)
    return "\n".join(b.span.of(article.text) for b in article.blocks if b.kind in kinds)


def _trafilatura_body(page: Page) -> str:
    import trafilatura

    text = page["html"].decode("utf-8", "replace")
    return trafilatura.extract(text, include_comments=False) or ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
