"""EPUB books: the chapters of the spine in order, each as it stands.

The archive is read in memory, entry by entry, under limits; nothing of it is ever written.
Format: EPUB 3.3 and EPUB 2 (W3C, IDPF).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urldefrag

from reader.model import BlockKind, Metadata
from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.fields import authors_of, date_of, web_address
from reader.sources.input import MAX_BYTES, Input
from reader.sources.language import language_of
from reader.sources.markup import add_markup
from reader.sources.reading import Builder, Reading
from reader.sources.safexml import declared_encoding, local, named, parse_xml
from reader.text.fold import fold
from reader.text.sanitise import one_line

_MOST_ENTRIES = 20_000
_MOST_OF_ONE = 20_000_000
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml")
# Fonts may be scrambled in a book that anybody may read; anything else is a lock.
_SCRAMBLED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_EMPTY = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def read_epub(source: Input) -> Reading:
    """The book in `source`. Raises SourceError for what is damaged, locked, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            return _Book(archive, source.name).read()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise _damaged(source.name) from error


def _damaged(name: str) -> SourceError:
    return SourceError(f"{name} is a damaged EPUB book. Fetch it again, or try another copy.")


class _Book:
    """One book, with what may still be unpacked of it."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.name = archive, name
        self.left = MAX_BYTES
        self.notices: list[str] = []
        if len(archive.infolist()) > _MOST_ENTRIES:
            raise self.too_large("has too many parts")

    def read(self) -> Reading:
        self.refuse_locked()
        package_path = self.package_path()
        package = self.xml(package_path)
        if package is None:
            raise _damaged(self.name)
        folder = posixpath.dirname(package_path)
        manifest = _manifest(package, folder)
        labels = self.labels(manifest)
        known = _metadata(package)
        builder = Builder()
        for path in _spine(package, manifest):
            self.add_chapter(builder, path, labels.get(path, ""))
        if not builder.blocks:
            raise SourceError(f"{self.name} is an EPUB book without any text in it.")
        self.mark_title(builder, known.title)
        reading = builder.reading(known, self.notices)
        language = _language(package) or language_of(reading.text)
        return _with_language(reading, language)

    def refuse_locked(self) -> None:
        """Raise SourceError for a book that only a licence opens."""
        encryption = self.xml("META-INF/encryption.xml")
        methods = named(encryption, "EncryptionMethod") if encryption is not None else ()
        if any(method.get("Algorithm") not in _SCRAMBLED_FONTS for method in methods):
            raise self.locked()

    def locked(self) -> SourceError:
        return SourceError(
            f"{self.name} is an encrypted EPUB book (DRM), which Reader cannot open. "
            "Read it in the program that it was bought for."
        )

    def too_large(self, what: str) -> SourceError:
        return SourceError(
            f"{self.name} {what}; Reader opens books with up to {MAX_BYTES // 10**6} MB of text."
        )

    def package_path(self) -> str:
        container = self.xml("META-INF/container.xml")
        files = named(container, "rootfile") if container is not None else iter(())
        return next((file.get("full-path") or "" for file in files), "")

    def entry(self, path: str) -> bytes | None:
        """The bytes of one entry, None when there is none."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        if info.flag_bits & 0x1:
            raise self.locked()
        if info.file_size > _MOST_OF_ONE:
            raise self.too_large(f"has a part that unpacks to over {_MOST_OF_ONE // 10**6} MB")
        # No more than the size that was looked at is unpacked, whatever the entry holds.
        with self.archive.open(info) as file:
            data = file.read(info.file_size)
        self.left -= len(data)
        if self.left < 0:
            raise self.too_large(f"unpacks to over {MAX_BYTES // 10**6} MB")
        return data

    def xml(self, path: str) -> Any | None:
        data = self.entry(path)
        return None if data is None else parse_xml(data)

    def labels(self, manifest: dict[str, _Item]) -> dict[str, str]:
        """The names that the book's own contents (navigation document or NCX) gives to chapters."""
        labels: dict[str, str] = {}
        for item in manifest.values():
            if item.is_contents and (tree := self.xml(item.path)) is not None:
                for path, label in _contents(tree, posixpath.dirname(item.path)):
                    labels.setdefault(path, label)
        return labels

    def add_chapter(self, builder: Builder, path: str, label: str) -> None:
        data = self.entry(path)
        if data is None:
            self.notices.append(f"A part of the book is missing: {one_line(path, 80)}.")
            return
        text = _EMPTY.sub(_closed, decode(data, self.name, declared_encoding(data)).text)
        if not add_markup(builder, text, label):
            self.notices.append(f"A part of the book cannot be read: {one_line(path, 80)}.")

    def mark_title(self, builder: Builder, title: str) -> None:
        """The first words are the book's title if they say the same."""
        if title and fold(builder.words(0)).strip(" .") == fold(title).strip(" ."):
            builder.set_kind(0, BlockKind.TITLE)


class _Item:
    """An entry of the manifest."""

    def __init__(self, element: Any, folder: str) -> None:
        self.path = _inside(folder, element.get("href") or "")
        kind = element.get("media-type") or ""
        self.is_navigation = "nav" in (element.get("properties") or "").split()
        self.is_contents = self.is_navigation or kind == "application/x-dtbncx+xml"
        self.is_chapter = kind in _CHAPTER_TYPES and not self.is_navigation


def _inside(folder: str, href: str) -> str:
    """The entry that `href` names; a path that leads out of the archive names none."""
    return posixpath.normpath(posixpath.join(folder, unquote(urldefrag(href).url)))


def _manifest(package: Any, folder: str) -> dict[str, _Item]:
    return {
        element.get("id") or "": _Item(element, folder)
        for element in named(package, "item")
        if element.get("href")
    }


def _spine(package: Any, manifest: dict[str, _Item]) -> Iterator[str]:
    """The paths of the chapters in reading order, each once."""
    seen = set()
    for element in named(package, "itemref"):
        item = manifest.get(element.get("idref") or "")
        if item and item.is_chapter and item.path not in seen and element.get("linear") != "no":
            seen.add(item.path)
            yield item.path


def _contents(tree: Any, folder: str) -> Iterator[tuple[str, str]]:
    """Paths and labels in an NCX or a navigation document."""
    for point in named(tree, "navPoint"):
        content = next(named(point, "content"), None)
        label = next((_words(element) for element in named(point, "text")), "")
        if content is not None and label:
            yield _inside(folder, content.get("src") or ""), label
    for link in named(tree, "a"):
        if link.get("href") and (label := _words(link)):
            yield _inside(folder, link.get("href")), label


def _metadata(package: Any) -> Metadata:
    def all_of(name: str) -> list[str]:
        return [words for element in named(package, name) if (words := _words(element))]

    addresses = filter(None, map(web_address, [*all_of("source"), *all_of("identifier")]))
    return Metadata(
        title=one_line(next(iter(all_of("title")), "")),
        authors=authors_of(_creators(package)),
        published=next(filter(None, map(date_of, all_of("date"))), None),
        site=next(iter(all_of("publisher")), None),
        url=next(addresses, None),
    )


def _creators(package: Any) -> list[str]:
    """The authors, without those who illustrated, translated or edited, where roles are told."""
    roles = {
        (element.get("refines") or "").lstrip("#"): _words(element)
        for element in named(package, "meta")
        if element.get("property") == "role"
    }
    authors: list[str] = []
    others: list[str] = []
    for element in named(package, "creator"):
        own = next((v for k, v in element.attrib.items() if local(k) == "role"), "")
        role = own or roles.get(element.get("id") or "", "aut")
        (authors if role == "aut" else others).append(_words(element))
    return authors or others


def _language(package: Any) -> str:
    words = next((_words(element) for element in named(package, "language")), "")
    found = re.match(r"[A-Za-z]{2,3}\b", words)
    return found[0].lower() if found else ""


def _with_language(reading: Reading, language: str) -> Reading:
    return replace(reading, metadata=replace(reading.metadata, language=language))


def _words(element: Any) -> str:
    return one_line("".join(element.itertext()))


def _closed(found: re.Match[str]) -> str:
    """An empty element as HTML writes it: to a parser of HTML, `<title/>` opens a title."""
    tag, attributes = found.groups()
    return found[0] if tag.lower() in _VOID else f"<{tag}{attributes}></{tag}>"
