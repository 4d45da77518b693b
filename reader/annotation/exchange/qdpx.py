"""A project of REFI-QDA (.qdpx), which MAXQDA, NVivo, ATLAS.ti and QualCoder open.

A zip archive: `project.qde` (XML, schema of 18 March 2019) with coders, codes, cases and what is
coded, and each article's text beside it. Speakers are the cases. A note stands as the description
of its selection; one on a whole article, or whose words are lost, as a note of the article.
Positions count code points from 0, ends excluded.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reader.annotation.exchange.foreign import annotation_id
from reader.annotation.exchange.qdc import add_codes
from reader.annotation.exchange.row import Page, Row
from reader.model import Article, Tag

NAMESPACE = "urn:QDA-XML:project:1.0"
_NAME_LIMIT = 60
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# The same content gives the same bytes, whenever it is written.
_WHEN = (1980, 1, 1, 0, 0, 0)


def write(pages: Iterable[Page], tags: Sequence[Tag]) -> Iterator[bytes]:
    """The archive, in pieces."""
    packed = io.BytesIO()
    project = _Project(tags)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in pages:
            if page.rows:
                name = project.take(page)
                _put(archive, f"Sources/{name}", page.article.text)
        _put(archive, "project.qde", project.xml())
    yield packed.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    about = zipfile.ZipInfo(name, _WHEN)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o600 << 16
    archive.writestr(about, text.encode("utf-8", "replace"))


class _Project:
    """The XML while articles are taken into it."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = tags
        self._codes = {tag.name: _guid(tag.id) for tag in tags}
        self._users: dict[str, str] = {}
        self._cases: dict[str, Element] = {}
        self._sources = Element("Sources")
        self._notes = Element("Notes")

    def take(self, page: Page) -> str:
        """Add an article; returns the name of its text in the archive."""
        article = page.article
        guid = _guid(f"article {article.id}")
        source = SubElement(
            self._sources,
            "TextSource",
            guid=guid,
            name=article.metadata.title or article.id,
            plainTextPath=f"internal://{guid}.txt",
        )
        if about := _about(article, page.rows):
            SubElement(source, "Description").text = about
        selected, whole = list[Row](), list[Row]()
        for row in page.rows:
            placed = row.anchor is not None and row.anchor.span is not None and article.text
            (selected if placed else whole).append(row)
        for row in selected:
            self._select(source, row)
        for row in whole:
            if row.selector is None:
                self._code(source, row)
        for row in whole:
            self._note(source, row)
        return f"{guid}.txt"

    def xml(self) -> str:
        root = Element("Project", xmlns=NAMESPACE, name="Reader", origin="Reader")
        users = SubElement(root, "Users")
        coders = self._users or {"Reader": _guid("user Reader")}
        for name, guid in sorted(coders.items()):
            SubElement(users, "User", guid=guid, name=name)
        if self._tags:
            add_codes(SubElement(SubElement(root, "CodeBook"), "Codes"), self._tags)
        if self._cases:
            SubElement(root, "Cases").extend(self._cases.values())
        for part in (self._sources, self._notes):
            if len(part):
                root.append(part)
        ElementTree.indent(root)
        text = ElementTree.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

    def _select(self, source: Element, row: Row) -> None:
        span = row.anchor.span if row.anchor else None
        assert span is not None
        guid = _guid(row.annotation.id)
        words = " ".join(row.words.split())
        about = {
            "guid": guid,
            "name": words if len(words) <= _NAME_LIMIT else words[: _NAME_LIMIT - 1] + "…",
            "startPosition": str(span.start),
            "endPosition": str(span.end),
        }
        selection = SubElement(source, "PlainTextSelection", about | self._made(row, modified=True))
        if row.annotation.note.strip():
            SubElement(selection, "Description").text = _xml_text(row.annotation.note)
        self._code(selection, row)
        if row.speaker:
            SubElement(self._case(row), "SelectionRef", targetGUID=guid)

    def _code(self, above: Element, row: Row) -> None:
        for name in row.tags:
            if code := self._codes.get(name):
                guid = _guid(f"{row.annotation.id} {code}")
                coding = SubElement(above, "Coding", {"guid": guid} | self._made(row))
                SubElement(coding, "CodeRef", targetGUID=code)

    def _case(self, row: Row) -> Element:
        name = row.speaker or ""
        case = self._cases.get(name)
        if case is None:
            case = self._cases[name] = Element("Case", guid=_guid(f"case {name}"), name=name)
            if row.role:
                SubElement(case, "Description").text = row.role
        return case

    def _note(self, source: Element, row: Row) -> None:
        """What no stretch of the text bears: a note on the article, or on words that are lost."""
        lost = f"“{row.selector.exact}”" if row.selector else ""
        tags = " ".join(f"#{name}" for name in row.tags) if lost else ""
        text = "\n\n".join(filter(None, (lost, row.annotation.note.strip(), tags)))
        if not text:
            return
        guid = _guid(f"note {row.annotation.id}")
        name = "Words that are lost" if lost else "Note on the article"
        about = {"guid": guid, "name": name} | self._made(row, modified=True)
        note = SubElement(self._notes, "Note", about)
        SubElement(note, "PlainTextContent").text = _xml_text(text)
        SubElement(source, "NoteRef", targetGUID=guid)

    def _made(self, row: Row, *, modified: bool = False) -> dict[str, str]:
        annotation = row.annotation
        name = annotation.creator or "Reader"
        user = self._users.setdefault(name, _guid(f"user {name}"))
        made = {"creatingUser": user}
        if _TIME.fullmatch(annotation.created):
            made["creationDateTime"] = annotation.created
        if modified and _TIME.fullmatch(annotation.modified):
            made["modifiedDateTime"] = annotation.modified
        return made


def _about(article: Article, rows: Sequence[Row]) -> str:
    reference = next((row.reference for row in rows if row.reference), "")
    return "\n".join(filter(None, (reference, article.metadata.url)))


def _guid(name: str) -> str:
    return str(uuid.UUID(annotation_id(name, None)))


def _xml_text(text: str) -> str:
    """`text` without the few characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")
