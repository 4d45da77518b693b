"""Which control sequences stand in what was written to a terminal."""

from __future__ import annotations

import re

_OSC = "\x1b\\]([0-9]*)[^\x07\x1b]*(?:\x07|\x1b\\\\)"
_STRING = "\x1b([PX^_])[^\x1b]*\x1b\\\\"
_CSI = "\x1b\\[([<-?]*)[0-9:;]*([ -/]*[@-~])"
_OTHER = "\x1b([ -/]*[0-~])"
_SEQUENCE = re.compile(f"{_OSC}|{_STRING}|{_CSI}|{_OTHER}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def kinds(written: bytes) -> set[str]:
    """The kinds of the control sequences and characters in `written`: an OSC by its number, a CSI
    by its final character, a colour among them by its whole self, all else as it is."""
    text = written.decode("utf-8", "replace")
    found = set()
    for match in _SEQUENCE.finditer(text):
        osc, string, private, final, other = match.groups()
        if osc is not None:
            found.add(f"OSC {osc}")
        elif final is not None:
            found.add(f"CSI {private}{final}")
        else:
            found.add(f"ESC {string or other}")
    rest = _SEQUENCE.sub("", text)
    return found | {f"control {ord(c):#04x}" for c in _CONTROL.findall(rest)}
