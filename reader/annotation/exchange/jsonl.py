"""Export and import as JSON lines: the format in which Reader gives everything and takes it back.

One object a line, of type article or annotation; an article comes before its annotations, and what
the user settled about its quotes (type correction) after them. Whom the user gathered from several
articles (type person) comes last. Schema 1 may gain keys and types; none is renamed, removed or
changed in meaning. What is read came from outside: it is sanitised, and what makes no sense is
refused with its line number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from reader.annotation.anchor import Anchorer
from reader.annotation.exchange.incoming import SCHEMA, Imported, Json, Reading, RefusedError
from reader.annotation.records import ArticleRecord, Person
from reader.annotation.store import Store
from reader.model import AnchorState, Annotation, Correction, Selector
from reader.model.contract import metadata_to_json

_LONGEST_LINE = 8_000_000


def export(store: Store, articles: Sequence[str] | None = None) -> Iterator[str]:
    """Lines (without their ends) with the articles of the given ids, None for all and everything
    else, each followed by its annotations. What lies in the bin stays there."""
    whole = articles is None
    if articles is None:
        articles = [row.id for row in store.articles.list() if row.deleted is None]
    for key in articles:
        record = store.articles.get(key)
        if record is None:
            continue
        yield _line(article_to_json(record))
        for value in _annotations(store, record):
            yield _line(value)
        for correction in store.corrections.of(record.id):
            yield _line(correction_to_json(correction))
    for person in store.people.all() if whole else ():
        yield _line(person_to_json(person))


def article_to_json(record: ArticleRecord) -> Json:
    version = record.version
    return {
        "schema": SCHEMA,
        "type": "article",
        "id": record.id,
        **metadata_to_json(record.metadata),
        "text_sha256": version.text_sha256 if version else None,
        "input_sha256": (version.input_sha256 or None) if version else None,
        "urls": list(record.urls),
        "state": record.state,
        "added": record.added,
    }


def annotation_to_json(annotation: Annotation, tags: Sequence[str], state: str | None) -> Json:
    return {
        "schema": SCHEMA,
        "type": "annotation",
        "id": annotation.id,
        "article": annotation.article,
        **_place(annotation.selector),
        "note": annotation.note,
        "tags": list(tags),
        "speaker": annotation.speaker,
        "role": annotation.role,
        "kind": annotation.kind,
        "state": state,
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def correction_to_json(correction: Correction) -> Json:
    return {
        "schema": SCHEMA,
        "type": "correction",
        "id": correction.id,
        "article": correction.article,
        "settled": correction.settled.value,
        **_place(correction.selector),
        "speaker": correction.speaker,
        "also": correction.also,
        "edge": correction.edge and _place(correction.edge),
        "creator": correction.creator,
        "created": correction.created,
    }


def person_to_json(person: Person) -> Json:
    return {
        "schema": SCHEMA,
        "type": "person",
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "only": [{"article": article, "name": name} for article, name in person.only],
        "tags": list(person.tags),
        "apart": list(person.apart),
    }


def _place(selector: Selector | None) -> Json:
    return {
        "text_sha256": selector and selector.text_sha256,
        "start": selector and selector.span.start,
        "end": selector and selector.span.end,
        "exact": selector and selector.exact,
        "prefix": selector and selector.prefix,
        "suffix": selector and selector.suffix,
        "section": selector and selector.section,
        "paragraph": selector and selector.paragraph,
    }


def _annotations(store: Store, record: ArticleRecord) -> Iterator[Json]:
    """The annotations of an article, each with its anchor state in the version last used."""
    version = record.version
    text = store.articles.text(version.text_sha256) if version else None
    anchorer = Anchorer(text, version.text_sha256) if version and text is not None else None
    for annotation in store.annotations.of(record.id):
        tags = store.codebook.tag_names(annotation.tags)
        yield annotation_to_json(annotation, tags, _state(annotation.selector, anchorer))


def _state(selector: Selector | None, anchorer: Anchorer | None) -> str | None:
    if selector is None:
        return None
    # Without another version it stands in the text that it was made on.
    return anchorer.anchor(selector).state.value if anchorer else AnchorState.EXACT.value


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_lines(store: Store, lines: Iterable[bytes | None]) -> Imported:
    """Take in the lines that `export` wrote; None stands for a line that is too long.

    Annotations keep their ids and creators. One that is here already changes only when the
    line's is the later one, so that reading a file twice changes nothing. Lines that cannot be
    used are refused, the others come in, all as one undo. Raises StoreError, and nothing has
    come in.
    """
    reading = Reading(store)
    with store.action("import"):
        for number, line in enumerate(lines, 1):
            if line is None:
                reading.refused.append(f"Line {number} is too long for an article or a note.")
            elif line.strip():
                try:
                    reading.take(_object(line))
                except RefusedError as error:
                    reading.refused.append(f"Line {number}: {error}")
    return reading.result()


def _object(line: bytes) -> Json:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise RefusedError("not JSON.") from None
    if not isinstance(value, dict):
        raise RefusedError("not a JSON object.")
    return value


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of `stream`; None for one that is too long to be held."""
    while line := stream.readline(_LONGEST_LINE):
        if len(line) < _LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield None
