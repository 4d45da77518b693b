"""Another reader of JSON-LD understands every term that Reader writes.

The terms are those of the Web Annotation Vocabulary (W3C Recommendation of 23 February 2017,
appendix "JSON-LD Context"), as far as Reader uses them; nothing is fetched.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from reader.annotation import Store
from reader.annotation.exchange import w3c
from reader.annotation.exchange.row import Row
from tests.annotation.building import kept, selector
from tests.annotation.exchange.rows import rows_of

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
DC, DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
RDF, FOAF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://xmlns.com/foaf/0.1/"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"


def _iri(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "dc": DC,
    **{
        name: OA + name
        for name in (
            "Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
            "TimeState", "commenting", "tagging", "highlighting", "identifying", "describing",
            "classifying", "exact", "prefix", "suffix", "start", "end",
        )
    },
    "TextualBody": OA + "TextualBody",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": FOAF + "Person",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
    "first": _iri(AS + "first"),
    "partOf": _iri(AS + "partOf"),
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "body": _iri(OA + "hasBody"),
    "target": _iri(OA + "hasTarget"),
    "source": _iri(OA + "hasSource"),
    "selector": _iri(OA + "hasSelector"),
    "state": _iri(OA + "hasState"),
    "cached": _iri(OA + "cachedSource"),
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "value": RDF + "value",
    "format": DC + "format",
    "language": DC + "language",
    "name": FOAF + "name",
    "creator": _iri(DCTERMS + "creator"),
    "created": {"@id": DCTERMS + "created", "@type": DATE_TIME},
    "modified": {"@id": DCTERMS + "modified", "@type": DATE_TIME},
}  # fmt: skip


def load(url: str, options: object) -> dict[str, Any]:
    """The context, from here; anything else is refused."""
    assert url == w3c.CONTEXT
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


@pytest.fixture
def rows() -> list[Row]:
    store = Store(None, user="ana")
    key = kept(store)
    tags = [store.codebook.ensure(name).id for name in ("sea travel", "money")]
    store.annotations.add(
        key, selector("“Without the boat"), note="*why*", tags=tags, speaker="Marta Linde",
        role="baker", kind="direct",
    )  # fmt: skip
    store.annotations.add(key, None, tags=tags[:1])
    return rows_of(store)


def triples(rows: list[Row]) -> set[tuple[str, str, str]]:
    document = json.loads("".join(w3c.write(rows)))
    dataset = jsonld.to_rdf(document, {"documentLoader": load})
    return {
        (one["subject"]["value"], one["predicate"]["value"], one["object"]["value"])
        for one in dataset["@default"]
    }


def test_all_that_an_annotation_says_can_be_asked_of_the_graph(rows: list[Row]) -> None:
    graph = triples(rows)

    def of(subject: str, predicate: str) -> set[str]:
        return {o for s, p, o in graph if (s, p) == (subject, predicate)}

    (quoted,) = {s for s, p, o in graph if (p, o) == (OA + "motivatedBy", OA + "commenting")}
    said = {
        (purpose, value)
        for body in of(quoted, OA + "hasBody")
        for purpose in of(body, OA + "hasPurpose")
        for value in of(body, RDF + "value")
    }
    assert said == {
        (OA + "commenting", "*why*"),
        (OA + "tagging", "sea travel"),
        (OA + "tagging", "money"),
        (OA + "identifying", "Marta Linde"),
        (OA + "describing", "baker"),
        (OA + "classifying", "direct"),
    }
    (target,) = of(quoted, OA + "hasTarget")
    exact = {e for s in of(target, OA + "hasSelector") for e in of(s, OA + "exact")}
    starts = {e for s in of(target, OA + "hasSelector") for e in of(s, OA + "start")}
    assert exact == {"“Without the boat"}
    assert starts == {str(selector("“Without the boat").span.start)}
    (source,) = of(target, OA + "hasSource")
    assert of(source, DC + "title") == {"Harbour council"}
    (person,) = of(quoted, DCTERMS + "creator")
    assert of(person, FOAF + "name") == {"ana"}


def test_no_term_is_unknown_to_the_vocabulary(rows: list[Row]) -> None:
    document = json.loads("".join(w3c.write(rows)))
    used = _keys(document) - {"@context"}
    assert used <= CONTEXT.keys() | {f"dc:{name}" for name in DC_TERMS}


DC_TERMS = ("identifier", "title", "creator", "date", "publisher")


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()
