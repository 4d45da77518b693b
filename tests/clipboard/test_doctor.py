from pathlib import Path

from reader.clipboard import check
from tests.clipboard.conftest import WORKS, Helper


def ways(environ: dict[str, str], limit: float = 30) -> dict[str, tuple[bool, str]]:
    return {way.name: (way.works, way.text) for way in check(environ, limit=limit)}


def test_a_helper_that_answers_is_named(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", WORKS)
    environ["KEPT"] = "/dev/null"
    assert ways(environ)["native"] == (True, "native: xclip answers.")


def test_a_display_without_helper_gets_the_package_to_install(environ: dict[str, str]) -> None:
    works, text = ways(environ)["native"]
    assert not works and "Install xclip" in text
    environ["WAYLAND_DISPLAY"] = "wayland-9"
    assert "Install wl-clipboard" in ways(environ)["native"][1]


def test_no_display_is_said_in_place_of_an_install(environ: dict[str, str]) -> None:
    del environ["DISPLAY"]
    assert "no display" in ways(environ)["native"][1]


def test_a_helper_that_hangs_or_fails_is_said(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", 'echo "Error: Can\'t open display: :9" >&2; exit 3')
    assert ways(environ)["native"] == (
        False,
        "native: xclip failed with status 3 (Error: Can't open display: :9).",
    )
    helper("xclip", "sleep 600")
    assert ways(environ, 2)["native"] == (False, "native: xclip did not answer.")


def test_an_empty_clipboard_is_no_failure(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", 'echo "Error: target STRING not available" >&2; exit 1')
    assert ways(environ)["native"][0]


def test_looking_changes_nothing(environ: dict[str, str], helper: Helper) -> None:
    helper("xclip", 'case "$*" in *-o*) exit 0;; *) echo changed > "$KEPT";; esac')
    check(environ)
    assert not Path(environ["KEPT"]).exists()


def test_over_ssh_the_terminal_stands_first_and_the_helper_is_explained(
    environ: dict[str, str], helper: Helper
) -> None:
    helper("xclip", WORKS)
    environ |= {"SSH_TTY": "/dev/pts/9", "KEPT": "/dev/null"}
    first, second, *_ = check(environ)
    assert (first.name, second.name) == ("osc52", "native")
    assert "not of the one you sit at" in second.text


def test_tmux_counts_only_inside_tmux(environ: dict[str, str], helper: Helper) -> None:
    helper("tmux", "exit 0")
    assert not ways(environ)["tmux"][0]
    environ["TMUX"] = "/nowhere,1,0"
    assert ways(environ)["tmux"][0]


def test_a_terminal_known_to_have_no_clipboard_is_named(environ: dict[str, str]) -> None:
    assert not ways(environ | {"TERM_PROGRAM": "Apple_Terminal"})["osc52"][0]
    assert not ways(environ | {"TERM": "linux"})["osc52"][0]
    assert ways(environ | {"TERM": "xterm-256color"})["osc52"][0]
