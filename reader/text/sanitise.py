"""Text from outside made safe for a terminal, a clipboard and a file.

Screens and clipboards pass control sequences through to the terminal, where they can set the
title, write the clipboard or type answers (CWE-150); invisible and direction-changing characters
make text read otherwise than it is (CVE-2021-42574). Whatever comes from a file, a server or a
store goes through here first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

VERSION = 1

MARKS_PER_BASE = 8

_INVISIBLE = "\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
_LINE_ENDS = "\u2028\u2029"
_SURROGATES = "\ud800-\udfff"
# Blocks whose characters stack on the one before; enough of them hide the lines around.
_MARKS_BASIC = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0730-\u074a"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_MARKS = f"{_MARKS_BASIC}\U000e0100-\U000e01ef"

# One search for one class settles clean text, which nearly all text is. What lies beyond the
# basic plane is one coarse range here: every further range would slow each character down.
_SUSPECT = re.compile(
    f"[{_CONTROLS}\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff"
    f"{_LINE_ENDS}{_SURROGATES}{_MARKS_BASIC}\U0001fffe-\U0010ffff]"
)

# ECMA-48 (and ISO 2022) sequences. A string (OSC, DCS, SOS, PM, APC) ends at its terminator, at
# the next sequence or at the end of the line, so that an unended one cannot swallow an article.
# A C1 character after a Latin-1 one is a misread UTF-8 byte, as in "â\x80\x9d": what follows it
# is the article's. No alternative can fail after its first character, so the time is linear.
_STRING_BODY = "[^\n\r\x85\u2028\u2029\x07\x1b\x90\x98\x9b-\x9f]*(?:\x07|\x1b\\\\|\x9c)?"
_CSI_BODY = "[0-?]*[ -/]*[@-~]?"
_SEQUENCE = re.compile(
    f"\x1b(?:[\\]PX^_]{_STRING_BODY}|\\[{_CSI_BODY}|[ -/]*[0-~]?)"
    f"|(?<![\x80-\xff])(?:[\x90\x98\x9d-\x9f]{_STRING_BODY}|\x9b{_CSI_BODY})"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_INVISIBLE}{_NONCHARACTERS}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_STACK = re.compile(f"([{_MARKS}]{{{MARKS_PER_BASE}}})[{_MARKS}]+")
_UNSAFE = re.compile(
    f"[{_CONTROLS}{_INVISIBLE}{_NONCHARACTERS}{_LINE_ENDS}{_SURROGATES}]"
    f"|[{_MARKS}]{{{MARKS_PER_BASE + 1}}}"
)


@dataclass(frozen=True, slots=True)
class Sanitised:
    """Safe text. `dropped` counts the characters left out or replaced, line ends and tabs not."""

    text: str
    dropped: int


def sanitise(text: str) -> Sanitised:
    """Make `text` safe: no control character but the line feed, no control sequence, no invisible
    or direction-changing character, no lone surrogate, at most eight marks on one character.

    All kinds of line end become line feeds and tabs become spaces. Letters, joiners (emoji,
    Persian) and direction marks (Hebrew, Arabic) stay.
    """
    if not _SUSPECT.search(text):
        return Sanitised(text, 0)
    before = len(text)
    text = _SEQUENCE.sub("", text)
    dropped = before - len(text)
    text = _LINE_END.sub("\n", text).replace("\t", " ")
    before = len(text)
    text = _DROPPED.sub("", text)
    text = _STACK.sub(r"\1", text)
    dropped += before - len(text)
    text, replaced = _SURROGATE.subn("\ufffd", text)
    return Sanitised(text, dropped + replaced)


def is_clean(text: str) -> bool:
    """Whether `sanitise` would leave `text` as it is."""
    return not _SUSPECT.search(text) or not _UNSAFE.search(text)


def one_line(text: str, limit: int = 500) -> str:
    """`text` made safe and put on one line of at most `limit` characters, for a title, a name or
    a message."""
    line = " ".join(sanitise(text[: 20 * limit]).text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
