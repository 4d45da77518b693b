"""The commands on Reader itself: its store, settings, shells and health."""

from __future__ import annotations

from pathlib import Path

from reader.cli.parser.shared import Commands


def add_upkeep(commands: Commands) -> None:
    """Add init, forget, config, completion and doctor."""
    init = commands.add("init", "init", "make a store for notes here, in ./annotations")
    init.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="another folder")
    forget = commands.add(
        "forget", "forget", "remove an article for good, with all that is kept of it", store=True
    )
    forget.add_argument(
        "source", metavar="SOURCE", help="a file, a web address, or the id of an article"
    )
    forget.add_argument("--yes", action="store_true", help="do not ask")
    config = commands.add(
        "config", "config", "show the settings in force, and where they come from", store=True
    )
    config.add_argument(
        "--example", action="store_true", help="print a settings file with every setting and key"
    )
    config.add_argument("--make", action="store_true", help="write that file, if there is none")
    completion = commands.add(
        "completion", "completion", "print what a shell needs to complete the words of reader"
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
    doctor = commands.add(
        "doctor", "doctor", "check that everything Reader needs works", store=True
    )
    doctor.add_argument(
        "part", nargs="?", choices=("clipboard",), help="try each way to the clipboard"
    )
    doctor.add_argument(
        "--repair", action="store_true", help="first set right what can be, and make the index anew"
    )
    doctor.add_argument(
        "--report", action="store_true", help="write all that helps to find an error into a file"
    )
