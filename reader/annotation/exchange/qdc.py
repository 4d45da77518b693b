"""The codebook of REFI-QDA (.qdc), which MAXQDA, NVivo, ATLAS.ti, QualCoder and Taguette share.

It holds names, descriptions, colours and which code stands below which; keys and other names have
no place in it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from reader.annotation.exchange.foreign import annotation_id
from reader.annotation.exchange.tagging import COLOR, TagEntry
from reader.model import Tag
from reader.model.errors import ReaderError

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_DEEPEST = 100


def write(tags: Sequence[Tag]) -> Iterator[str]:
    """The codebook `tags` as XML."""
    root = ElementTree.Element("CodeBook", {"xmlns": NAMESPACE, "origin": "Reader"})
    add_codes(ElementTree.SubElement(root, "Codes"), tags)
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def add_codes(codes: ElementTree.Element, tags: Sequence[Tag]) -> None:
    """The tags as elements below `codes`, each below its parent."""
    known = {tag.id for tag in tags}
    below: dict[str | None, list[Tag]] = {}
    for tag in tags:
        below.setdefault(tag.parent if tag.parent in known else None, []).append(tag)
    stack = [(tag, codes) for tag in reversed(below.get(None, []))]
    while stack:
        tag, above = stack.pop()
        code = _code(tag, above)
        stack += [(child, code) for child in reversed(below.get(tag.id, []))]


def _code(tag: Tag, above: ElementTree.Element) -> ElementTree.Element:
    about = {
        "guid": str(uuid.UUID(annotation_id(tag.id, None))),
        "name": tag.name,
        "isCodable": "true",
    }
    if COLOR.fullmatch(tag.color):
        about["color"] = tag.color
    code = ElementTree.SubElement(above, "Code", about)
    if tag.description:
        ElementTree.SubElement(code, "Description").text = tag.description
    return code


def read(data: bytes) -> list[TagEntry | str]:
    """The codes of a codebook, each numbered by its place, in the order of the file.

    Raises ReaderError for what is no such XML, and for a document type, which could make a small
    file a huge one (CWE-776). No name or address in the file is opened.
    """
    codes = _Codes()
    parser = ElementTree.XMLParser(target=codes)
    try:
        parser.feed(data)
        parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ReaderError(f"This is no sound XML ({error}). Export the codebook again.") from None
    if not codes.is_codebook:
        raise ReaderError("This XML is no REFI-QDA codebook. Export the codebook alone, as .qdc.")
    return codes.finished()


class _Open:
    """A code whose element has not ended yet."""

    def __init__(self, number: int, attributes: dict[str, str], parent: str) -> None:
        self.number, self.parent = number, parent
        self.name = attributes.get("name", "")
        self.color = attributes.get("color", "")
        self.description: list[str] = []


class _Codes:
    """Hears of each element as the parser comes upon it."""

    def __init__(self) -> None:
        self.is_codebook = False
        self._depth = 0
        self._open: list[_Open] = []
        self._found: dict[int, TagEntry | str] = {}
        self._count = 0
        self._describing = False

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ReaderError("This XML declares a document type, which Reader does not open.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReaderError("This codebook is nested too deeply to be one.")
        if self._depth == 1:
            self.is_codebook = name == "CodeBook"
        elif name == "Code":
            self._count += 1
            parent = self._open[-1].name if self._open else ""
            self._open.append(_Open(self._count, attributes, parent))
        elif name == "Description" and self._open:
            self._describing = True

    def data(self, text: str) -> None:
        if self._describing:
            self._open[-1].description.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        name = _local(tag)
        if name == "Description":
            self._describing = False
        elif name == "Code" and self._open:
            code = self._open.pop()
            self._found[code.number] = TagEntry(
                where=f"Code {code.number}",
                name=code.name,
                description="".join(code.description),
                color=_color(code.color),
                parent=code.parent,
            )

    def close(self) -> None:
        """The parser asks for it."""

    def finished(self) -> list[TagEntry | str]:
        return [self._found[number] for number in sorted(self._found)]


def _color(color: str) -> str:
    """A colour of three digits as one of six."""
    return "#" + "".join(2 * digit for digit in color[1:]) if len(color) == 4 else color


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
