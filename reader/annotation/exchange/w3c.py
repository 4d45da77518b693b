"""W3C Web Annotation Data Model (JSON-LD), out and in.

What Reader knows is said in the model's own vocabulary: the note as a TextualBody for commenting,
each tag for tagging, the speaker for identifying, role for describing, kind for classifying; the
words by TextQuoteSelector and TextPositionSelector (code points); the text that the positions
count in as the cached copy of a TimeState, named by its hash (RFC 6920, "ni:///sha-256;…").
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reader.annotation.exchange.foreign import Entry, Place, annotation_id, joined, text_of
from reader.annotation.exchange.incoming import Json, RefusedError
from reader.annotation.exchange.row import Row, article_iri
from reader.annotation.records import HASH
from reader.model import Selector

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NI = "ni:///sha-256;"
_FIELDS = {"identifying": "speaker", "describing": "role", "classifying": "kind"}
_DEEPEST = 20


def write(rows: Iterable[Row]) -> Iterator[str]:
    """An AnnotationCollection with all `rows` on its one page."""
    items = [annotation(row) for row in rows]
    name = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(item["id"] for item in items))
    collection = name.urn
    page = uuid.uuid5(name, "page").urn
    yield (
        json.dumps(
            {
                "@context": CONTEXT,
                "id": collection,
                "type": "AnnotationCollection",
                "total": len(items),
                "first": {
                    "id": page,
                    "type": "AnnotationPage",
                    "partOf": collection,
                    "startIndex": 0,
                    "items": items,
                },
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def annotation(row: Row) -> Json:
    """One row as an Annotation."""
    own = row.annotation
    made: Json = {
        "id": uuid.UUID(annotation_id(own.id, None)).urn,
        "type": "Annotation",
        "motivation": "commenting" if own.note else "tagging" if row.tags else "highlighting",
    }
    if own.creator:
        made["creator"] = {"type": "Person", "name": own.creator}
    made |= {name: time for name in ("created", "modified") if (time := getattr(own, name))}
    bodies = list(_bodies(row))
    if bodies:
        made["body"] = bodies
    made["target"] = _target(row)
    return made


def _bodies(row: Row) -> Iterator[Json]:
    if row.annotation.note:
        yield _textual("commenting", row.annotation.note) | {"format": "text/markdown"}
    for tag in row.tags:
        yield _textual("tagging", tag)
    for purpose, name in _FIELDS.items():
        value = getattr(row, name)
        if value:
            yield _textual(purpose, value)


def _textual(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(row: Row) -> Json:
    source = _source(row)
    selector = row.selector
    if selector is None:
        return source
    target: Json = {"type": "SpecificResource", "source": source, "selector": _selectors(selector)}
    if HASH.fullmatch(selector.text_sha256):
        target["state"] = {"type": "TimeState", "cached": ni(selector.text_sha256)}
    return target


def _source(row: Row) -> Json:
    details = row.metadata
    known = {
        "dc:identifier": row.annotation.article,
        "dc:title": details.title,
        "dc:creator": list(details.authors),
        "dc:date": details.published,
        "dc:publisher": details.site,
        "language": details.language,
    }
    return {
        "id": article_iri(row),
        "type": "Text",
        **{name: value for name, value in known.items() if value},
    }


def _selectors(selector: Selector) -> list[Json]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {
            "type": "TextPositionSelector",
            "start": selector.span.start,
            "end": selector.span.end,
        },
    ]


def ni(sha256: str) -> str:
    """The name of a text by its hash (RFC 6920)."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return _NI + encoded


def sha256_of(name: object) -> str:
    """The hash in such a name; empty for anything else."""
    if not isinstance(name, str) or not name.startswith(_NI):
        return ""
    try:
        decoded = base64.urlsafe_b64decode(name.removeprefix(_NI) + "=")
    except ValueError:
        return ""
    return decoded.hex() if len(decoded) == 32 else ""


def is_w3c(value: object) -> bool:
    """Whether a JSON value looks like an annotation, or a page or collection of them."""
    if isinstance(value, list):
        return bool(value) and is_w3c(value[0])
    return isinstance(value, dict) and (
        "items" in value
        or bool(_types(value) & {"Annotation", "AnnotationPage", "AnnotationCollection"})
    )


def entries(value: object, depth: int = 0) -> Iterator[object]:
    """The annotations in a JSON value, whatever holds them. Raises RefusedError for a collection
    whose pages are elsewhere."""
    if depth > _DEEPEST:
        raise RefusedError("the pages are nested too deeply.")
    if isinstance(value, list):
        for each in value:
            yield from entries(each, depth + 1)
    elif isinstance(value, dict) and "items" in value:
        yield from value["items"] if isinstance(value["items"], list) else [value["items"]]
        yield from _more(value.get("next"), depth)
    elif isinstance(value, dict) and "AnnotationCollection" in _types(value):
        yield from _more(value.get("first"), depth)
    else:
        yield value


def _more(page: object, depth: int) -> Iterator[object]:
    if isinstance(page, str):
        raise RefusedError(f"more annotations are at {page}; fetch that page and import it too.")
    if page is not None:
        yield from entries(page, depth + 1)


def read(value: object) -> Entry:
    """An Annotation as an entry. Raises RefusedError for what is none."""
    if not isinstance(value, dict) or "Annotation" not in _types(value):
        raise RefusedError("not a Web Annotation.")
    note, fields = _read_bodies(value)
    source, place = _read_target(value.get("target"))
    return Entry(
        id=value.get("id"),
        content=value,
        iri=text_of(source.get("id") or source.get("source")),
        article=text_of(source.get("dc:identifier")),
        details={
            "title": _value(source.get("dc:title")),
            "authors": [name for n in _listed(source.get("dc:creator")) if (name := _value(n))],
            "published": _value(source.get("dc:date")) or None,
            "site": _value(source.get("dc:publisher")) or None,
            "language": _value(source.get("language")) or None,
        },
        place=place,
        note=note,
        tags=fields.pop("tags"),
        creator=_creator(value.get("creator")),
        created=text_of(value.get("created")),
        modified=text_of(value.get("modified")),
        said={name: names[0] for name, names in fields.items() if names},
    )


def _read_bodies(value: Mapping[str, Any]) -> tuple[str, dict[str, list[str]]]:
    """The note, and the values of the bodies with another purpose."""
    notes: list[str] = []
    fields: dict[str, list[str]] = {"tags": [], "speaker": [], "role": [], "kind": []}
    by_purpose = {"tagging": fields["tags"]} | {p: fields[n] for p, n in _FIELDS.items()}
    motivations = _listed(value.get("motivation"))
    for body in [*_listed(value.get("body")), *_listed(value.get("bodyValue"))]:
        if isinstance(body, str):
            notes.append(body)
            continue
        if not isinstance(body, dict):
            raise RefusedError("a body in it is neither text nor an object.")
        words = body.get("value") or body.get("id") or body.get("source")
        if not isinstance(words, str):
            raise RefusedError("a body in it has no text (value).")
        purposes = _listed(body.get("purpose")) or motivations
        purpose = next((p for p in purposes if isinstance(p, str) and p in by_purpose), None)
        by_purpose.get(purpose or "", notes).append(words)
    return joined(notes), fields


def _read_target(target: object) -> tuple[Mapping[str, Any], Place | None]:
    targets = _listed(target)
    if len(targets) != 1:
        raise RefusedError("it has no target, or several; a note stands in one place.")
    (only,) = targets
    if isinstance(only, str):
        return {"id": only}, None
    if not isinstance(only, dict):
        raise RefusedError("its target is neither an address nor an object.")
    source = only.get("source", only)
    found = list(_flat(only.get("selector")))
    if not found:
        return (source if isinstance(source, dict) else {"id": source}), None
    quote = next((s for s in found if "TextQuoteSelector" in _types(s)), None)
    where = next((s for s in found if "TextPositionSelector" in _types(s)), {})
    if quote is None:
        raise RefusedError("it has no TextQuoteSelector, so its words cannot be found.")
    states = (s for s in _listed(only.get("state")) if isinstance(s, dict))
    cached = (sha256_of(each) for s in states for each in _listed(s.get("cached")))
    place = Place(
        exact=quote.get("exact"),
        prefix=quote.get("prefix"),
        suffix=quote.get("suffix"),
        start=where.get("start"),
        end=where.get("end"),
        text_sha256=next(filter(None, cached), ""),
    )
    return (source if isinstance(source, dict) else {"id": source}), place


def _flat(selector: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The selectors, those that refine others included."""
    for each in _listed(selector):
        if isinstance(each, dict) and depth < _DEEPEST:
            yield each
            yield from _flat(each.get("refinedBy"), depth + 1)


def _creator(creator: object) -> str:
    for each in _listed(creator):
        if isinstance(each, dict):
            each = _value(each.get("name")) or _value(each.get("nickname")) or each.get("id")
        if isinstance(each, str) and each:
            return each
    return ""


def _value(value: object) -> str:
    """The text of a JSON-LD value, which may carry its language."""
    for each in _listed(value):
        if isinstance(each, dict):
            each = each.get("value", each.get("@value"))
        if isinstance(each, str):
            return each
    return ""


def _listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _types(value: Mapping[str, Any]) -> set[str]:
    found = _listed(value.get("type")) or _listed(value.get("@type"))
    return {each.removeprefix("oa:") for each in found if isinstance(each, str)}
