"""Formatted text small enough for a citation: runs with italics and links, in paragraphs.

One value is written as plain text, as Markdown or as HTML, so that no style knows about markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike. `link` is where they lead, `raised` sets them as superscript."""

    text: str
    italic: bool = False
    link: str | None = None
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Rich:
    """A line of runs; add strings or other lines to it with `+`."""

    runs: tuple[Run, ...] = ()

    def __add__(self, other: Rich | str) -> Rich:
        return Rich(self.runs + rich(other).runs)

    def __radd__(self, other: str) -> Rich:
        return rich(other) + self

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def markdown(self) -> str:
        return _guard_line_start("".join(map(_run_to_markdown, self.runs)))

    @property
    def html(self) -> str:
        return "".join(map(_run_to_html, self.runs))

    @property
    def italics(self) -> tuple[str, ...]:
        """The stretches that lose their italics in plain text."""
        return tuple(run.text for run in self.runs if run.italic and run.text.strip())

    def ended(self, mark: str = ".") -> Rich:
        """The line with `mark` at its end, unless it ends a sentence already."""
        return self if not self or ends_sentence(self.plain) else self + mark


def rich(text: Rich | str) -> Rich:
    """`text` as a line; a string becomes one upright run."""
    return Rich((Run(text),) if text else ()) if isinstance(text, str) else text


def italic(text: str) -> Rich:
    return Rich((Run(text, italic=True),)) if text else Rich()


def raised(text: str) -> Rich:
    return Rich((Run(text, raised=True),))


def link(text: str, url: str | None = None) -> Rich:
    """`text` that leads to `url` (to itself when none is given)."""
    return Rich((Run(text, link=url or text),)) if text else Rich()


def join(parts: Iterable[Rich | str | None], separator: str = " ") -> Rich:
    """The parts that are not empty, with `separator` between them."""
    whole = Rich()
    for part in parts:
        if part:
            whole = whole + separator + part if whole else rich(part)
    return whole


def ends_sentence(text: str) -> bool:
    """True when `text` ends in a full stop, question or exclamation mark, closing marks aside."""
    return text.rstrip("”’\"'»)").endswith((".", "?", "!", "…"))


class Shape(StrEnum):
    """How a paragraph stands on the page."""

    TEXT = "text"
    QUOTE = "quote"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line with its shape: running text, block quotation, footnote (its text without the
    number) or code that keeps its line ends."""

    line: Rich
    shape: Shape = Shape.TEXT


# The number that a footnote gets: one citation holds one note, and word processors renumber.
NOTE_NUMBER = "1"
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def to_plain(paragraphs: Iterable[Paragraph]) -> str:
    """Plain text; a block quotation is indented, since it has no quotation marks to show it."""

    def one(paragraph: Paragraph) -> str:
        text = "".join(
            run.text.translate(_RAISED_DIGITS) if run.raised else run.text
            for run in paragraph.line.runs
        )
        if paragraph.shape is Shape.QUOTE:
            return "    " + text
        return f"{NOTE_NUMBER}. {text}" if paragraph.shape is Shape.NOTE else text

    return "\n\n".join(map(one, paragraphs))


def to_markdown(paragraphs: Iterable[Paragraph]) -> str:
    """CommonMark, with the footnotes that Pandoc and most other Markdown programs know."""

    def one(paragraph: Paragraph) -> str:
        if paragraph.shape is Shape.CODE:
            fence = _fence(paragraph.line.plain)
            return f"{fence}\n{paragraph.line.plain}\n{fence}"
        if paragraph.shape is Shape.NOTE:
            return f"[^{NOTE_NUMBER}]: {paragraph.line.markdown}"
        return ("> " if paragraph.shape is Shape.QUOTE else "") + paragraph.line.markdown

    return _joined(paragraphs, one, "\n\n", "\n>\n")


def to_html(paragraphs: Iterable[Paragraph]) -> str:
    """An HTML fragment: paragraphs, block quotations, `<i>`, `<a>` and `<sup>`; all escaped."""

    def one(paragraph: Paragraph) -> str:
        if paragraph.shape is Shape.CODE:
            return f"<pre>{html.escape(paragraph.line.plain, quote=False)}</pre>"
        if paragraph.shape is Shape.NOTE:
            return f"<p><sup>{NOTE_NUMBER}</sup> {paragraph.line.html}</p>"
        body = f"<p>{paragraph.line.html}</p>"
        quoted = paragraph.shape is Shape.QUOTE
        return f"<blockquote>{body}</blockquote>" if quoted else body

    return "\n".join(map(one, paragraphs)).replace("</blockquote>\n<blockquote>", "")


def to_page(fragment: str, title: str) -> str:
    """`fragment` as a whole page that a word processor opens with its italics and letters right."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head>\n<body>\n{fragment}\n</body>\n</html>"
    )


def _joined(
    paragraphs: Iterable[Paragraph],
    write: Callable[[Paragraph], str],
    between: str,
    between_quotes: str,
) -> str:
    whole, last = "", None
    for paragraph in paragraphs:
        both_quotes = last is Shape.QUOTE and paragraph.shape is Shape.QUOTE
        gap = between_quotes if both_quotes else between
        whole += (gap if last is not None else "") + write(paragraph)
        last = paragraph.shape
    return whole


_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|]|&(?=#?\w+;)|!(?=\[))")
_LINE_START = re.compile(r"^(\s*)(?:([-+>=])|(\d+)([.)])(?=\s|$))")


def _guard_line_start(line: str) -> str:
    """Keep a line that begins like a list item or a quotation from becoming one."""

    def guard(match: re.Match[str]) -> str:
        if match[2]:
            return f"{match[1]}\\{match[2]}"
        return f"{match[1]}{match[3]}\\{match[4]}"

    return _LINE_START.sub(guard, line)


def _run_to_markdown(run: Run) -> str:
    target = safe_link(run.link)
    if target and run.text == run.link:
        return f"<{target}>"
    if run.raised:
        return f"[^{run.text}]"
    text = _MARKDOWN_SPECIAL.sub(r"\\\1", run.text)
    if run.italic and text.strip():
        inner = text.strip()
        before, _, after = text.partition(inner)
        text = f"{before}*{inner}*{after}"
    return f"[{text}](<{target}>)" if target else text


def _run_to_html(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    if run.italic:
        text = f"<i>{text}</i>"
    if run.raised:
        text = f"<sup>{text}</sup>"
    target = safe_link(run.link)
    return f'<a href="{html.escape(target)}">{text}</a>' if target else text


_UNSAFE_IN_URL = str.maketrans(
    {character: f"%{ord(character):02X}" for character in ' <>"\\^`{|}\n\r\t'}
)


def safe_link(url: str | None) -> str | None:
    """`url` fit for a link target, or None when it is no web address (`javascript:`, a path)."""
    if not url or not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return None
    return url.translate(_UNSAFE_IN_URL)


def _fence(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)
