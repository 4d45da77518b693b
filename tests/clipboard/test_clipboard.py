import base64
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reader.clipboard import Clipboard, Copied
from tests.clipboard.conftest import WORKS, Helper

TEXT = '“North Korea” — café, ‘it’s’ "fine" 👩‍🚀\nsecond line'


def clipboard_at(
    mode: str = "auto",
    environ: Mapping[str, str] = os.environ,
    terminal: Callable[[str], None] | None = None,
    *,
    file: Path | None = None,
    limit: float = 30,
) -> Clipboard:
    """A clipboard whose helpers have the time that a busy machine needs."""
    return Clipboard(mode, environ, terminal, file=file, limit=limit)


def is_gone(process: int) -> bool:
    """True once the process has ended; waits a while, for a killed one takes its moment."""
    for _ in range(500):
        done = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False
        )
        if done.stdout.strip()[:1] in (b"", b"Z"):
            return True
        time.sleep(0.02)
    return False


def sent(written: list[str]) -> str:
    """The text in the first OSC 52 sequence written to the terminal."""
    match = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", "".join(written))
    assert match is not None
    return base64.b64decode(match[1]).decode("utf-8")


def test_a_helper_that_works_is_named_and_confirmed(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    helper("xclip", WORKS)
    copied = clipboard_at(environ=environ).copy(TEXT)
    assert copied == Copied("xclip", True, "Copied through xclip.")
    assert kept.read_text(encoding="utf-8") == TEXT


def test_a_helper_that_fails_is_noticed_and_the_terminal_takes_over(
    environ: dict[str, str], helper: Helper
) -> None:
    helper("xclip", "cat > /dev/null; exit 1")
    written: list[str] = []
    copied = clipboard_at(environ=environ, terminal=written.append).copy(TEXT)
    assert copied.way == "osc52" and not copied.confirmed
    assert copied.message == "Sent to the terminal (OSC 52); it does not confirm."
    assert sent(written) == TEXT


def test_a_helper_that_succeeds_without_keeping_the_text_is_noticed(
    environ: dict[str, str], helper: Helper
) -> None:
    helper("xclip", 'case "$*" in *-o*) echo something else;; *) cat > /dev/null;; esac')
    copied = clipboard_at(environ=environ).copy(TEXT)
    assert copied.way == "" and "did not keep the text" in copied.message


def test_a_helper_that_cannot_be_read_back_is_not_called_confirmed(
    environ: dict[str, str], helper: Helper
) -> None:
    helper("xclip", 'case "$*" in *-o*) exit 1;; *) cat > /dev/null;; esac')
    copied = clipboard_at(environ=environ).copy(TEXT)
    assert copied.way == "xclip" and not copied.confirmed
    assert copied.message == "Copied through xclip; it could not be checked."


def test_a_helper_that_hangs_is_given_up_and_killed(
    environ: dict[str, str], helper: Helper, tmp_path: Path
) -> None:
    pid = tmp_path / "pid"
    helper("xclip", f"sleep 600 & echo $! > {pid}; wait")
    written: list[str] = []
    copied = clipboard_at(environ=environ, terminal=written.append, limit=2).copy(TEXT)
    assert copied.way == "osc52"
    assert sent(written) == TEXT
    assert is_gone(int(pid.read_text()))


def test_a_helper_that_stays_to_serve_the_clipboard_holds_nothing_up(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    helper("xclip", 'case "$*" in *-o*) cat "$KEPT";; *) cat > "$KEPT"; sleep 3 & ;; esac')
    assert clipboard_at(environ=environ).copy(TEXT).confirmed


def test_what_a_helper_prints_reaches_no_terminal(
    environ: dict[str, str], helper: Helper, capfd: pytest.CaptureFixture[str]
) -> None:
    helper(
        "xclip",
        'case "$*" in *-o*) cat "$KEPT";; *) echo noise; echo more >&2; cat > "$KEPT";; esac',
    )
    assert clipboard_at(environ=environ).copy(TEXT).way == "xclip"
    assert capfd.readouterr() == ("", "")


def test_wayland_uses_its_own_helpers(environ: dict[str, str], helper: Helper, kept: Path) -> None:
    environ["WAYLAND_DISPLAY"] = "wayland-9"
    helper("wl-copy", 'cat > "$KEPT"')
    helper("wl-paste", 'cat "$KEPT"')
    assert clipboard_at(environ=environ).copy(TEXT).message == "Copied through wl-copy."


def test_over_ssh_the_terminal_comes_first(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", WORKS)
    environ["SSH_TTY"] = "/dev/pts/9"
    written: list[str] = []
    assert clipboard_at(environ=environ, terminal=written.append).copy(TEXT).way == "osc52"
    assert sent(written) == TEXT
    assert clipboard_at(environ=environ).copy(TEXT).way == "xclip"


def test_in_tmux_the_sequence_is_sent_plain_and_passed_through(environ: dict[str, str]) -> None:
    del environ["DISPLAY"]
    environ["TMUX"] = "/nowhere,1,0"
    written: list[str] = []
    assert clipboard_at(environ=environ, terminal=written.append).copy("né").way == "osc52"
    data = base64.b64encode("né".encode()).decode()
    assert written == [f"\x1b]52;c;{data}\x07\x1bPtmux;\x1b\x1b]52;c;{data}\x07\x1b\\"]


def test_in_screen_the_sequence_is_wrapped_in_short_pieces(environ: dict[str, str]) -> None:
    del environ["DISPLAY"]
    environ["STY"] = "1.pts-0"
    written: list[str] = []
    clipboard_at(environ=environ, terminal=written.append).copy(TEXT * 20)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", written[0], re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == written[0]
    assert max(map(len, pieces)) < 256
    assert sent(["".join(pieces)]) == TEXT * 20


def test_what_is_too_long_for_the_terminal_goes_to_tmux(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    del environ["DISPLAY"]
    environ["TMUX"] = "/nowhere,1,0"
    helper("tmux", '[ "$*" = "load-buffer -w -" ] && cat > "$KEPT"')
    written: list[str] = []
    text = "é" * 100_000
    copied = clipboard_at(environ=environ, terminal=written.append).copy(text)
    assert (copied.way, copied.confirmed, written) == ("tmux", True, [])
    assert kept.read_text(encoding="utf-8") == text


def test_an_old_tmux_that_does_not_send_on_still_gets_its_buffer(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    environ["TMUX"] = "/nowhere,1,0"
    helper("tmux", '[ "$*" = "load-buffer -" ] || exit 1; cat > "$KEPT"')
    assert clipboard_at("tmux", environ).copy(TEXT).way == "tmux"
    assert kept.read_text(encoding="utf-8") == TEXT


def test_a_hundred_kilobytes_and_emoji_go_through_a_helper(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    helper("xsel", WORKS)
    text = ("😀 “ä”\n" * 12_000)[:100_000]
    assert clipboard_at(environ=environ).copy(text).confirmed
    assert kept.read_text(encoding="utf-8") == text


def test_with_no_way_at_all_the_text_goes_to_a_private_file(
    environ: dict[str, str], tmp_path: Path
) -> None:
    del environ["DISPLAY"]
    file = tmp_path / "state" / "last-copy.txt"
    copied = clipboard_at(environ=environ, file=file).copy(TEXT)
    assert copied.way == "file"
    assert copied.message == f"The clipboard could not be reached. The text is in {file}."
    assert file.read_text(encoding="utf-8") == TEXT
    assert file.stat().st_mode & 0o077 == 0


def test_with_no_way_and_no_file_the_message_says_where_to_look(environ: dict[str, str]) -> None:
    del environ["DISPLAY"]
    copied = clipboard_at(environ=environ).copy(TEXT)
    assert (copied.way, copied.confirmed) == ("", False)
    assert "reader doctor clipboard" in copied.message


@pytest.mark.parametrize("mode", ["native", "osc52", "tmux", "file"])
def test_a_pinned_way_is_the_only_one_tried(
    mode: str, environ: dict[str, str], helper: Helper, tmp_path: Path
) -> None:
    helper("xclip", WORKS)
    helper("tmux", "cat > /dev/null")
    environ["TMUX"] = "/nowhere,1,0"
    clipboard = clipboard_at(mode, environ, lambda sequence: None, file=tmp_path / "copy")
    assert clipboard.copy(TEXT).way == {"native": "xclip"}.get(mode, mode)


def test_a_terminal_that_cannot_be_written_to_is_said(environ: dict[str, str]) -> None:
    def broken(sequence: str) -> None:
        raise OSError("gone")

    del environ["DISPLAY"]
    assert "(gone)" in clipboard_at(environ=environ, terminal=broken).copy(TEXT).message


def test_a_terminal_that_blocks_is_given_up(environ: dict[str, str]) -> None:
    never = threading.Event()

    def blocked(sequence: str) -> None:
        never.wait(60)

    copied = clipboard_at("osc52", environ, blocked, limit=0).copy(TEXT)
    never.set()
    assert (copied.way, copied.confirmed) == ("", False)
    assert "did not answer" in copied.message


def test_control_sequences_never_reach_the_clipboard(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    helper("xclip", WORKS)
    clipboard_at(environ=environ).copy("safe\x1b]0;title\x07 text\x00")
    assert kept.read_text(encoding="utf-8") == "safe text"


def test_the_message_says_when_italics_were_lost(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", WORKS)
    clipboard = clipboard_at(environ=environ)
    slanted = clipboard.copy("VOA News", "<p><i>VOA News</i></p>")
    assert slanted.message == "Copied through xclip as plain text. Italic: VOA News."
    assert not slanted.html
    assert clipboard.copy("VOA News", "<p>VOA News</p>").message == "Copied through xclip."
    sent = clipboard_at("osc52", environ, lambda sequence: None).copy("A & B", "<i>A &amp; B</i>")
    assert sent.message == (
        "Sent to the terminal (OSC 52) as plain text; it does not confirm. Italic: A & B."
    )


def test_html_goes_beside_plain_text_where_a_program_carries_both(
    environ: dict[str, str], helper: Helper, kept: Path
) -> None:
    helper("xclip", WORKS)
    helper("copyq", 'printf "%s\\n" "$@" > "$KEPT"')
    copied = clipboard_at(environ=environ).copy("VOA", "<i>VOA</i>")
    assert (copied.way, copied.html) == ("copyq", True)
    assert kept.read_text(encoding="utf-8").split("\n")[:-1] == [
        "copy", "text/plain", "VOA", "text/html", "<i>VOA</i>",
    ]  # fmt: skip


def test_the_caller_is_told_from_a_daemon_thread(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", WORKS)
    told = threading.Event()
    seen: list[tuple[bool, Copied]] = []

    def done(copied: Copied) -> None:
        seen.append((threading.current_thread().daemon, copied))
        told.set()

    clipboard_at(environ=environ).copy_soon(TEXT, None, done)
    assert told.wait(30)
    assert seen[0][0] and seen[0][1].way == "xclip"


QUITTER = """
import sys, time
from reader.clipboard import Clipboard
Clipboard(environ=dict(PATH=sys.argv[1], DISPLAY=":9")).copy_soon("x", None, lambda copied: None)
while not __import__("os").path.exists(sys.argv[2]):
    time.sleep(0.01)
print(time.monotonic(), flush=True)
"""


def test_a_hung_helper_does_not_keep_the_program_from_ending(
    environ: dict[str, str], helper: Helper, tmp_path: Path
) -> None:
    mark = tmp_path / "started"
    helper("xclip", f"cat /dev/null > {mark}; sleep 60")
    process = subprocess.run(
        [sys.executable, "-c", QUITTER, environ["PATH"], str(mark)],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout and not process.stderr
