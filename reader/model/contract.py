"""The JSON contract, schema 1: articles and analyses to plain JSON values and back.

Outside tools rely on it: it may gain keys, none is renamed, removed or changed in meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.model.analysis import Analysis, Entities, Entity, Quote, QuoteKind, Speaker
from reader.model.article import (
    Article,
    Block,
    BlockKind,
    Blocks,
    Link,
    Metadata,
    RemovedLine,
    Version,
)
from reader.model.span import Span

SCHEMA = 1

Json = dict[str, Any]


def article_to_json(article: Article) -> Json:
    """`article` as a JSON object."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "text": article.text,
        "text_sha256": article.version.sha256,
        **metadata_to_json(article.metadata),
        **version_to_json(article.version),
    }


def version_to_json(version: Version) -> Json:
    """`version` as the keys that an article has for it, without its text."""
    return {
        "blocks": [
            {"kind": b.kind.value, "start": b.span.start, "end": b.span.end, "level": b.level}
            for b in version.blocks
        ],
        "removed": [
            {"line": r.line, "at": r.at, "text": r.text, "reason": r.reason}
            for r in version.removed
        ],
        "links": [
            {"start": link.span.start, "end": link.span.end, "url": link.url}
            for link in version.links
        ],
        "input_sha256": version.input_sha256,
        "cleaner": version.cleaner,
        "restored": list(version.restored),
        "notices": list(version.notices),
    }


def metadata_to_json(metadata: Metadata) -> Json:
    """`metadata` as the keys that an article has for it."""
    return {
        "title": metadata.title,
        "authors": list(metadata.authors),
        "published": metadata.published,
        "site": metadata.site,
        "url": metadata.url,
        "language": metadata.language,
        "retrieved": metadata.retrieved,
        "guessed": list(metadata.guessed),
        "newspaper": metadata.newspaper,
    }


def article_from_json(value: Mapping[str, Any]) -> Article:
    """The article that `article_to_json` wrote.

    Raises ValueError for another schema, KeyError or TypeError for what is not an article.
    """
    if value["schema"] != SCHEMA:
        raise ValueError(f"article has schema {value['schema']!r}, this Reader knows {SCHEMA}")
    metadata = Metadata(
        title=value["title"],
        authors=tuple(value["authors"]),
        published=value["published"],
        site=value["site"],
        url=value["url"],
        language=value["language"],
        retrieved=value["retrieved"],
        guessed=tuple(value["guessed"]),
        newspaper=value.get("newspaper") is True,
    )
    return Article(value["id"], metadata, version_from_json(value, value["text"]))


def version_from_json(value: Mapping[str, Any], text: str) -> Version:
    """The version of `text` that `version_to_json` wrote. Raises KeyError, TypeError or
    ValueError."""
    return Version(
        text=text,
        sha256=value.get("text_sha256", ""),
        blocks=Blocks(
            Block(BlockKind(b["kind"]), Span(b["start"], b["end"]), b.get("level", 0))
            for b in value["blocks"]
        ),
        removed=tuple(
            RemovedLine(r["line"], r["at"], r["text"], r["reason"]) for r in value["removed"]
        ),
        links=tuple(Link(Span(x["start"], x["end"]), x["url"]) for x in value["links"]),
        input_sha256=value.get("input_sha256", ""),
        cleaner=value.get("cleaner", 0),
        restored=tuple(value.get("restored", ())),
        notices=tuple(value.get("notices", ())),
    )


def analysis_to_json(analysis: Analysis) -> Json:
    """`analysis` as the keys "entities", "quotes" and "speakers"."""
    return {
        "entities": [
            {"start": e.span.start, "end": e.span.end, "label": e.label} for e in analysis.entities
        ],
        "quotes": [_quote_to_json(quote) for quote in analysis.quotes],
        "speakers": [
            {
                "name": s.name,
                "names": list(s.names),
                "role": s.role,
                "confidence": round(s.confidence, 3),
            }
            for s in analysis.speakers
        ],
    }


def analysis_from_json(value: Mapping[str, Any]) -> Analysis:
    """The analysis that `analysis_to_json` wrote. Raises KeyError, TypeError or ValueError."""
    return Analysis(
        entities=Entities(
            Entity(Span(e["start"], e["end"]), e["label"]) for e in value["entities"]
        ),
        quotes=tuple(_quote_from_json(quote) for quote in value["quotes"]),
        speakers=tuple(
            Speaker(s["name"], tuple(s["names"]), s["role"], s["confidence"])
            for s in value["speakers"]
        ),
    )


def _quote_to_json(quote: Quote) -> Json:
    value: Json = {
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "mention": None if quote.mention is None else list(quote.mention),
        "cue": None if quote.cue is None else list(quote.cue),
        "continues": quote.continues,
        "confidence": round(quote.confidence, 3),
    }
    # Only what the user corrected has the key: what is computed never does.
    return value | {"settled": True} if quote.settled else value


def _quote_from_json(value: Mapping[str, Any]) -> Quote:
    return Quote(
        span=Span(value["start"], value["end"]),
        kind=QuoteKind(value["kind"]),
        speaker=value["speaker"],
        mention=_pair(value["mention"]),
        cue=_pair(value["cue"]),
        continues=value["continues"],
        confidence=value["confidence"],
        settled=value.get("settled", False),
    )


def _pair(value: Sequence[int] | None) -> Span | None:
    return None if value is None else Span(value[0], value[1])
