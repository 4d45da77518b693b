"""Reading the clipboard, from helper programs made for the test."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest

from reader.clipboard import Pasted, PasteError, paste
from tests.clipboard.conftest import Helper

PAGE = "<p>“Naïve,” she said.</p>"
TARGETS = 'case "$*" in *text/html*) {html};; *-o*) {text};; esac'


def pasted(environ: Mapping[str, str], limit: float = 30) -> Pasted:
    return paste(environ, limit)


def test_markup_is_preferred(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", TARGETS.format(html=f"printf '%s' '{PAGE}'", text="printf words"))
    assert pasted(environ) == Pasted("", PAGE, "xclip")


def test_markup_in_utf_16(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", TARGETS.format(html='cat "$KEPT"', text="printf words"))
    with open(environ["KEPT"], "wb") as file:
        file.write(PAGE.encode("utf-16"))
    assert pasted(environ).html == PAGE


def test_under_wayland_its_own_program_is_asked(environ: dict[str, str], helper: Helper) -> None:
    environ["WAYLAND_DISPLAY"] = "wayland-0"
    helper("wl-paste", f"""case "$*" in *text/html*) printf '%s' '{PAGE}';; esac""")
    helper("xclip", "exit 1")
    assert pasted(environ) == Pasted("", PAGE, "wl-paste")


def test_windows_tells_where_the_markup_begins(environ: dict[str, str], helper: Helper) -> None:
    del environ["DISPLAY"]
    environ["WSL_DISTRO_NAME"] = "Debian"
    head = "Version:0.9\\r\\nStartHTML:0000000105\\r\\nEndHTML:0000000200\\r\\n"
    helper("powershell.exe", f"printf '{head}<html><!--StartFragment--><p>w</p>'")
    assert pasted(environ).html == "<html><!--StartFragment--><p>w</p>"


def test_the_macos_pasteboard(
    environ: dict[str, str], helper: Helper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    helper("osascript", f"echo '«data HTML{PAGE.encode().hex().upper()}»'")
    assert pasted(environ) == Pasted("", PAGE, "osascript")


@pytest.mark.parametrize("html", ["exit 1", "true", "printf ' '"])
def test_without_markup_the_text_is_taken(
    environ: dict[str, str], helper: Helper, html: str
) -> None:
    helper("xclip", TARGETS.format(html=html, text="printf 'two\\nlines'"))
    assert pasted(environ) == Pasted("two\nlines", "", "xclip")


def test_an_empty_clipboard_is_said(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", TARGETS.format(html="exit 1", text="printf ' '"))
    with pytest.raises(PasteError, match=r"holds no text\. Copy the article's words first"):
        pasted(environ)
    message = "echo 'Error: target STRING not available' >&2; exit 1"
    helper("xclip", TARGETS.format(html="exit 1", text=message))
    with pytest.raises(PasteError, match="holds no text"):
        pasted(environ)


def test_no_program_is_said_with_what_to_do(environ: dict[str, str]) -> None:
    with pytest.raises(PasteError, match=r"Install xclip .* run: reader -"):
        pasted(environ)
    environ["SSH_TTY"] = "/dev/pts/1"
    with pytest.raises(PasteError, match="the clipboard of the far computer"):
        pasted(environ)


def test_a_program_that_fails_is_named(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", "echo 'cannot open display' >&2; exit 1")
    with pytest.raises(PasteError, match=r"could not be read \(xclip: .*cannot open display"):
        pasted(environ)


def test_a_program_that_hangs_is_left(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", "sleep 60")
    with pytest.raises(PasteError, match="did not answer within"):
        pasted(environ, limit=0.4)


def test_a_program_that_prints_without_end_fills_no_memory(
    environ: dict[str, str], helper: Helper
) -> None:
    helper("xclip", "while :; do echo wordswordswordswords; done")
    with pytest.raises(PasteError, match=r"did not answer|could not be read"):
        pasted(environ, limit=0.4)
