"""The rows of a store to the model's data and its records, and back.

A store can be edited by hand and comes from elsewhere by import and synchronising, so that all
text in it is sanitised on the way out. A row that makes no sense reads as None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.annotation.errors import StoreError
from reader.annotation.migrate import Row
from reader.annotation.records import (
    STATES,
    ArticleRecord,
    InputRecord,
    Person,
    VersionRecord,
    cleaned,
)
from reader.model import Annotation, Correction, Metadata, Selector, Settled, Span, Tag
from reader.model.contract import metadata_to_json
from reader.text.sanitise import one_line, sanitise
from reader.text.tags import NAME_LIMIT


def annotation_row(annotation: Annotation) -> Row:
    return {
        "selector": selector_row(annotation.selector),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "speaker": annotation.speaker,
        "role": annotation.role,
        "kind": annotation.kind,
        "creator": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "deleted": annotation.deleted,
        "rev": annotation.rev,
        "conflict": annotation.conflict,
    }


def annotation_from(article: str, key: str, row: Mapping[str, Any]) -> Annotation | None:
    try:
        return Annotation(
            id=key,
            article=article,
            selector=selector_from(row["selector"]),
            note=_prose(row.get("note")),
            tags=_names(row.get("tags")),
            speaker=_maybe(row.get("speaker")),
            role=_maybe(row.get("role")),
            kind=_maybe(row.get("kind")),
            creator=_line(row.get("creator")),
            created=_line(row.get("created")),
            modified=_line(row.get("modified")),
            deleted=_maybe(row.get("deleted")),
            rev=_number(row.get("rev", 1)),
            conflict=_maybe(row.get("conflict")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def correction_row(correction: Correction) -> Row:
    return {
        "settled": correction.settled.value,
        "selector": selector_row(correction.selector),
        "speaker": correction.speaker,
        "also": correction.also,
        "edge": selector_row(correction.edge),
        "creator": correction.creator,
        "created": correction.created,
        "deleted": correction.deleted,
        "rev": correction.rev,
    }


def correction_from(article: str, key: str, row: Mapping[str, Any]) -> Correction | None:
    try:
        return Correction(
            id=key,
            article=article,
            settled=Settled(row["settled"]),
            selector=selector_from(row["selector"]),
            speaker=_maybe(row.get("speaker")),
            also=_maybe(row.get("also")),
            edge=selector_from(row.get("edge")),
            creator=_line(row.get("creator")),
            created=_line(row.get("created")),
            deleted=_maybe(row.get("deleted")),
            rev=_number(row.get("rev", 1)),
        )
    except (KeyError, TypeError, ValueError):
        return None


def tag_row(tag: Tag) -> Row:
    return {
        "name": tag.name,
        "description": tag.description,
        "color": tag.color,
        "key": tag.key,
        "parent": tag.parent,
        "aliases": list(tag.aliases),
        "merged_into": tag.merged_into,
        "created": tag.created,
        "deleted": tag.deleted,
        "rev": tag.rev,
    }


def tag_from(key: str, row: Mapping[str, Any]) -> Tag | None:
    try:
        return Tag(
            id=key,
            name=one_line(_text(row["name"]), NAME_LIMIT),
            description=_prose(row.get("description")),
            color=_line(row.get("color")),
            key=_line(row.get("key")),
            parent=_maybe(row.get("parent")),
            aliases=_names(row.get("aliases")),
            merged_into=_maybe(row.get("merged_into")),
            created=_line(row.get("created")),
            deleted=_maybe(row.get("deleted")),
            rev=_number(row.get("rev", 1)),
        )
    except (KeyError, TypeError, ValueError):
        return None


def person_row(person: Person) -> Row:
    return {
        "name": person.name,
        "names": list(person.names),
        "only": [list(pair) for pair in person.only],
        "tags": list(person.tags),
        "apart": list(person.apart),
        "created": person.created,
        "deleted": person.deleted,
        "rev": person.rev,
    }


def person_from(key: str, row: Mapping[str, Any]) -> Person | None:
    try:
        return cleaned(
            Person(
                key,
                _text(row["name"]),
                names=_names(row.get("names")),
                only=tuple((_text(of), _text(name)) for of, name in row.get("only") or ()),
                tags=_names(row.get("tags")),
                apart=_names(row.get("apart")),
                created=_line(row.get("created")),
                deleted=_maybe(row.get("deleted")),
                rev=_number(row.get("rev", 1)),
            )
        )
    except (KeyError, TypeError, ValueError, StoreError):
        return None


def article_row(record: ArticleRecord) -> Row:
    return {
        "metadata": metadata_to_json(record.metadata),
        "urls": list(record.urls),
        "paths": list(record.paths),
        "inputs": [
            {"sha256": i.sha256, "when": i.when, "url": i.url, "path": i.path}
            for i in record.inputs
        ],
        "texts": list(record.texts),
        "version": record.version
        and {
            "text_sha256": record.version.text_sha256,
            "input_sha256": record.version.input_sha256,
            "cleaner": record.version.cleaner,
            "restored": list(record.version.restored),
        },
        "state": record.state,
        "edited": list(record.edited),
        "added": record.added,
        "archived": record.archived,
        "deleted": record.deleted,
        "rev": record.rev,
    }


def article_from(key: str, row: Mapping[str, Any]) -> ArticleRecord | None:
    try:
        state = row.get("state")
        return ArticleRecord(
            id=key,
            metadata=metadata_from(row["metadata"]),
            urls=_names(row.get("urls")),
            paths=tuple(_prose(path) for path in row.get("paths") or ()),
            inputs=tuple(
                InputRecord(
                    _line(i["sha256"]),
                    _line(i.get("when")),
                    _maybe(i.get("url")),
                    i.get("path") and _prose(i["path"]),
                )
                for i in row.get("inputs", ())
            ),
            texts=_names(row.get("texts")),
            version=_version(row.get("version")),
            state=state if state in STATES else "new",
            edited=_names(row.get("edited")),
            added=_line(row.get("added")),
            archived=_maybe(row.get("archived")),
            deleted=_maybe(row.get("deleted")),
            rev=_number(row.get("rev", 1)),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def metadata_from(row: Mapping[str, Any]) -> Metadata:
    """Raises TypeError for values of the wrong type."""
    return Metadata(
        title=_line(row.get("title")),
        authors=_names(row.get("authors")),
        published=_maybe(row.get("published")),
        site=_maybe(row.get("site")),
        url=_maybe(row.get("url")),
        language=_line(row.get("language")) or "en",
        retrieved=_maybe(row.get("retrieved")),
        guessed=_names(row.get("guessed")),
        newspaper=row.get("newspaper") is True,
    )


def selector_row(selector: Selector | None) -> Row | None:
    if selector is None:
        return None
    return {
        "text_sha256": selector.text_sha256,
        "start": selector.span.start,
        "end": selector.span.end,
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "section": selector.section,
        "paragraph": selector.paragraph,
    }


def selector_from(row: Mapping[str, Any] | None) -> Selector | None:
    """Raises KeyError, TypeError or ValueError for what is no selector."""
    if row is None:
        return None
    start, end = _number(row["start"]), _number(row["end"])
    exact = _prose(row["exact"])
    if start > end or not exact:
        raise ValueError("a selector without words")
    return Selector(
        text_sha256=_line(row.get("text_sha256")),
        span=Span(start, end),
        exact=exact,
        prefix=_prose(row.get("prefix")),
        suffix=_prose(row.get("suffix")),
        section=_line(row.get("section")),
        paragraph=None if row.get("paragraph") is None else _number(row["paragraph"]),
    )


def revision(row: Row) -> int:
    """How often a row was changed, from 1; 1 as well for one that says no number."""
    rev = row.get("rev")
    return rev if isinstance(rev, int) else 1


def _version(row: Mapping[str, Any] | None) -> VersionRecord | None:
    if row is None:
        return None
    return VersionRecord(
        text_sha256=_line(row["text_sha256"]),
        input_sha256=_line(row.get("input_sha256")),
        cleaner=_number(row.get("cleaner", 0)),
        restored=tuple(_number(line) for line in row.get("restored", ())),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where there should be text")
    return value


def _prose(value: object) -> str:
    return "" if value is None else sanitise(_text(value)).text


def _line(value: object) -> str:
    return "" if value is None else one_line(_text(value), 2000)


def _maybe(value: object) -> str | None:
    return None if value is None else _line(value)


def _names(value: Iterable[object] | None) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError("text where there should be a list")
    return tuple(one_line(_text(item), 2000) for item in value or ())


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("something else where there should be a number")
    return value
