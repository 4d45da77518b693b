"""What a page says about its piece: JSON-LD (schema.org), Open Graph and the like.

Runs in the helper process only, on an lxml tree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from reader.sources.plain.names import cased, names_in
from reader.sources.plain.shapes import content_words, key, overlap, word_count

_MARKS = (" | ", " - ", " – ", " — ", " · ")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review|Opinion", re.I)


def title_of(top: str, names: list[str]) -> str:
    """The h1 if one of the page's own names for the piece confirms it, else the name that most of
    them agree on, of several the one that is most like the h1: sites give search engines and
    social networks other headlines."""
    if not names or (top and any(_near(top, name) for name in names)):
        return top
    subject = content_words(top)
    return max(
        names,
        key=lambda name: (sum(_near(name, other) for other in names), overlap(subject, name)),
    )


def authors_of(names: Iterable[str]) -> list[str]:
    """The authors in a record's strings, each once: some hold several, some an address."""
    authors: dict[str, str] = {}
    for name in names:
        if not name or "://" in name or "@" in name:
            continue
        several = names_in(name) if " and " in name or "," in name else ()
        for author in several or (name,):
            authors.setdefault(key(author), cased(author.strip()))
    return list(authors.values())


def names_of(tree: Any, data: dict[str, Any]) -> list[str]:
    found = (meta(tree, "og:title"), data.get("headline"), _head_title(tree))
    # Records hold their characters as entities of HTML, though they are no HTML.
    names = [_without_site(unescape(str(name)), tree) for name in found if name]
    names += [name for name in [meta(tree, "twitter:title")] if name]
    return [_without_rest(name, names) for name in names]


def _near(one: str, other: str) -> bool:
    first, second = key(one), key(other)
    short, long = sorted((first, second), key=len)
    return first == second or (
        len(short) >= 20 and short in long and len(short) * 4 >= len(long) * 3
    )


def _head_title(tree: Any) -> str:
    return (tree.findtext(".//title") or "").strip()


def _without_rest(name: str, names: list[str]) -> str:
    """`name` without what follows another of the `names` in it after a stroke."""
    shorter = (other for other in names for mark in _MARKS if name.startswith(other + mark))
    return next(shorter, name)


def _without_site(name: str, tree: Any) -> str:
    site = meta(tree, "og:site_name") or ""
    for mark in _MARKS:
        start, found, end = name.rpartition(mark)
        if found and (key(end) == key(site) or (word_count(end) <= 4 and word_count(start) >= 4)):
            return start
    return name


def base_of(tree: Any) -> str | None:
    """The address that the page's links are relative to, if it names one."""
    return next((e.get("href") for e in tree.iterfind(".//base[@href]")), None)


def meta(tree: Any, name: str) -> str:
    for attribute in ("property", "name"):
        for element in tree.iterfind(f'.//meta[@{attribute}="{name}"]'):
            if element.get("content"):
                return str(element.get("content")).strip()
    return ""


def name_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def json_ld(tree: Any) -> dict[str, Any]:
    """The page's own record of its article (schema.org in JSON-LD), empty when there is none."""
    for element in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            value = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _records(value):
            kind = record.get("@type", "")
            kinds = kind if isinstance(kind, list) else [kind]
            if record.get("headline") and any(_ARTICLE_TYPES.search(str(k)) for k in kinds):
                return record
    return {}


def _records(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    for _ in range(500):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            stack.extend(v for k, v in item.items() if k in ("@graph", "mainEntity", "hasPart"))
