"""The bad inputs that concern the terminal, by their numbers in README.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """`data` is put into a paragraph; `plain` must be readable of it, `gone` must not."""

    what: str
    data: bytes
    plain: str
    gone: tuple[str, ...] = ()


def _text(words: str) -> bytes:
    return words.encode("utf-8")


CASES = {
    1: Case("colours", b"A \x1b[31;47;5mred\x1b[0m word", "A red word"),
    2: Case("OSC 52, ended by BEL", b"copy\x1b]52;c;UFdORUQ=\x07able", "copyable", ("UFdORUQ",)),
    3: Case("OSC 52, ended by ST", b"copy\x1b]52;c;UFdOVFdP\x1b\\able", "copyable", ("UFdOVFdP",)),
    4: Case("OSC without an end", b"before \x1b]2;swallowed\nafter it", "after it", ("swallowed",)),
    5: Case(
        "C1 CSI and OSC", _text("one \x9b31mtwo \x9d2;title\x9cthree"), "one two three", ("31m",)
    ),
    7: Case(
        "a link by OSC 8",
        b"see \x1b]8;;https://evil.example/\x1b\\this page\x1b]8;;\x1b\\ now",
        "see this page now",
        ("evil.example",),
    ),
    8: Case(
        "DCS, APC, PM, SOS",
        b"a\x1bPq#0;2;0\x1b\\b\x1b_Gapc\x1b\\c\x1b^pm\x1b\\d\x1bXsos\x1b\\e",
        "abcde",
        ("Gapc", "sos"),
    ),
    9: Case("questions to the terminal", b"who\x1b[6n are\x1b[c you\x1b[>q", "who are you"),
    12: Case("BEL, BS, VT, FF", b"ri\x07ng, ba\x08ck, fi\x0bne, fe\x0ced", "ring, back"),
    13: Case("a lone CR", b"good\rEVIL words", "EVIL words"),
    14: Case("zero bytes", b"ze\x00ro by\x00tes", "zero bytes"),
    15: Case(
        "directions turned", _text("left \u202etfel\u202c and \u2067right\u2069 on"), "left tfel"
    ),
    16: Case(
        "spaces of no width", _text("zero\u200bwidth\u2060ly wo\u00adrds"), "zerowidthly words"
    ),
    17: Case("tag characters", _text("tag\U000e0041\U000e0042ged"), "tagged"),
    18: Case("a thousand marks", _text("za" + "\u0301" * 1000 + "lgo"), "lgo"),
    19: Case("emoji of several parts", _text("astronaut 👩‍🚀 and flag 🇩🇪 here"), "here"),
    20: Case(
        "other scripts", _text("中文字符排版测试 العربية ภาษาไทย עברית हिन्दी"), "中文字符排版测试"
    ),
    53: Case(
        "markup of the screen's own",
        b"[bold]x[/] [@click=app.quit]hi[/] $text {go}",
        "[bold]x[/] [@click=app.quit]hi[/]",
    ),
}


def document() -> bytes:
    """A text with all cases, a paragraph each, long enough to be running text."""
    start = b"What the harbour office sent to the paper\n\n"
    pieces = []
    for number, case in CASES.items():
        before = f"Paragraph {number} of the letter begins like any other here: ".encode()
        after = f"; and so ends paragraph {number} of it, as all of them do.".encode()
        pieces.append(before + case.data + after)
    return start + b"\n\n".join(pieces) + b"\n"
