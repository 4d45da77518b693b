"""What kind of data a source holds, found from its first bytes; a name decides only where the
content leaves it open."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    MAIL = "mail"
    EPUB = "epub"
    PDF = "pdf"
    BINARY = "binary"


# File signatures (RFC, vendor and `file` magic): bytes, offset, format, what to call it.
_SIGNATURES: tuple[tuple[bytes, int, Format, str], ...] = (
    (b"%PDF-", 0, Format.PDF, "a PDF document"),
    (b"mimetypeapplication/epub+zip", 30, Format.EPUB, "an EPUB book"),
    (b"PK\x03\x04", 0, Format.BINARY, "a ZIP archive or an office document"),
    (b"PK\x05\x06", 0, Format.BINARY, "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", 0, Format.BINARY, "a PNG image"),
    (b"\xff\xd8\xff", 0, Format.BINARY, "a JPEG image"),
    (b"GIF87a", 0, Format.BINARY, "a GIF image"),
    (b"GIF89a", 0, Format.BINARY, "a GIF image"),
    (b"WEBP", 8, Format.BINARY, "a WebP image"),
    (b"II*\x00", 0, Format.BINARY, "a TIFF image"),
    (b"MM\x00*", 0, Format.BINARY, "a TIFF image"),
    (b"ftyp", 4, Format.BINARY, "a video or an image"),
    (b"\x1a\x45\xdf\xa3", 0, Format.BINARY, "a video"),
    (b"OggS", 0, Format.BINARY, "a sound or video file"),
    (b"ID3", 0, Format.BINARY, "an MP3 sound file"),
    (b"RIFF", 0, Format.BINARY, "a sound, image or video file"),
    (b"\x1f\x8b", 0, Format.BINARY, "a gzip archive"),
    (b"BZh", 0, Format.BINARY, "a bzip2 archive"),
    (b"\xfd7zXZ\x00", 0, Format.BINARY, "an xz archive"),
    (b"\x28\xb5\x2f\xfd", 0, Format.BINARY, "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, Format.BINARY, "a 7-Zip archive"),
    (b"Rar!\x1a\x07", 0, Format.BINARY, "a RAR archive"),
    (b"ustar", 257, Format.BINARY, "a tar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, Format.BINARY, "an old Office document"),
    (b"SQLite format 3\x00", 0, Format.BINARY, "a SQLite database"),
    (b"\x7fELF", 0, Format.BINARY, "a program"),
    (b"{\\rtf", 0, Format.BINARY, "a rich text (RTF) document"),
)

_JSON_FEED = re.compile(
    rb"\s*\{(?s:.{0,60000}?)\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version"
)
_DOCTYPE = re.compile(rb"<!doctype\s+(?:rss|rdf:rdf|feed)\b[^<>\[]{0,500}>", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)[\s>/]", re.I)
# A piece of a page; Markdown may begin with one too.
_HTML_PIECE = re.compile(
    rb"<(?:article|main|div|section|header|p|h[1-6]|ul|ol|table|figure|blockquote|center|span"
    rb"|strong|em|b|i|a|img)(?:\s[^<>]*)?/?>",
    re.I,
)
_MAIL_FIELDS = {b"mime-version", b"message-id", b"received", b"content-type"}
_MAIL_ALWAYS = {b"from", b"subject", b"date"}
_FIELD_NAME = re.compile(rb"[!-9;-~]{2,40}\Z")

_FRONT_MATTER = re.compile(
    rb"(---|\+\+\+)[ \t]*\r?\n(?s:.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_FRONT_LINE = re.compile(rb"[ \t]*(?:#.*|-[ \t].*|[\w\"' -]{1,40}[:=].*)?\Z|[ \t]+\S.*\Z")
_FRONT_FIELD = re.compile(
    rb"[\"']?(?:title|author|authors|date|published|url|tags)[\"']?[ \t]*[:=]", re.I
)
_HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.M)
_INLINE_LINK = re.compile(rb"\[[^\]\n]{1,300}\]\(<?(?:https?:|/|#)")
_MARKUP = re.compile(
    rb"\*\*\w[^*\n]{0,300}\*\*|(?<![\w*])[*_]\w(?:[^*_\n]{0,300}[\w.,!?])?[*_](?![\w*])"
    rb"|^(?:[-*+]|\d{1,3}\.)[ \t]+\S|^>[ \t]?\S|^(?:```|~~~)",
    re.M,
)
_CONTAINER = b"META-INF/container.xml"
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")

_HEAD = 65_536


def sniff(data: bytes, name: str = "") -> tuple[Format, str]:
    """The format of `data` and what to call it in a sentence ("a PDF document").

    The file's `name` counts only for what may be Markdown or plain text: a text may be either.
    """
    if data.startswith(b"PK\x03\x04") and _CONTAINER in data[:_HEAD] + data[-_HEAD:]:
        return Format.EPUB, "an EPUB book"
    for magic, offset, kind, spoken in _SIGNATURES:
        if data.startswith(magic, offset):
            return kind, spoken
    data = _in_single_bytes(data)
    head = _after_comments(data)
    if _FEED.match(head) or _JSON_FEED.match(head):
        return Format.FEED, "a news feed"
    named_markdown = name.lower().endswith(_MARKDOWN_NAMES)
    piece = not named_markdown and b"</" in head and _HTML_PIECE.match(head)
    if _HTML.match(head) or piece:
        return Format.HTML, "a web page (HTML)"
    if _is_mail(data):
        return Format.MAIL, "an e-mail or a page archive (MHTML)"
    if named_markdown or _is_markdown(data):
        return Format.MARKDOWN, "a Markdown text"
    return Format.TEXT, "a text"


def _in_single_bytes(data: bytes) -> bytes:
    """The beginning of `data`, in UTF-8 where a byte order mark says that it is in UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: 2 * _HEAD].decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data[:_HEAD]


def _after_comments(head: bytes) -> bytes:
    """`head` from its first element on: byte order mark, XML declaration and comments skipped."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while True:
        while head[at : at + 1].isspace():
            at += 1
        for opening, closing in ((b"<!--", b"-->"), (b"<?xml", b"?>")):
            if head.startswith(opening, at):
                end = head.find(closing, at)
                if end < 0:
                    return head[at:]
                at = end + len(closing)
                break
        else:
            if (doctype := _DOCTYPE.match(head, at)) is None:
                return head[at:]
            at = doctype.end()


def _is_mail(head: bytes) -> bool:
    """Whether `head` starts with header fields (RFC 5322), one of them a field only mail has, or
    those three together that every message has."""
    seen: set[bytes] = set()
    lines = head.replace(b"\r\n", b"\n").split(b"\n")[:80]
    if lines[0].startswith(b"From "):
        lines = lines[1:]
    for line in lines:
        name, colon, _ = line.partition(b":")
        if line[:1] in b" \t":
            if not line.strip():
                return seen >= _MAIL_ALWAYS
        elif not colon or not _FIELD_NAME.match(name):
            return False
        elif name.lower() in _MAIL_FIELDS:
            return True
        seen.add(name.lower())
    return False


def _is_markdown(head: bytes) -> bool:
    """Whether `head` has front matter, or marks that prose never has: inline links, or headings
    with other marks or further headings beside them."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if (front := _FRONT_MATTER.match(head)) is not None:
        lines = front.group().splitlines()[1:-1]
        if all(map(_FRONT_LINE.match, lines)) and any(map(_FRONT_FIELD.match, lines)):
            return True
    links = len(_INLINE_LINK.findall(head))
    headings = len(_HEADING.findall(head))
    return links >= 2 or (
        headings > 0 and (headings > 1 or links > 0 or _MARKUP.search(head) is not None)
    )
