"""`reader config`: the settings in force, where each comes from, and a file to begin with."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields

from reader.cli.output import emit
from reader.cli.session import workspace
from reader.folders import user_folders
from reader.model.errors import ReaderError
from reader.settings import ABOUT, Settings, where_set
from reader.ui.key_names import with_keys
from reader.workspace import Workspace

_NOTE = """\
# Reader's settings. Lines that begin with # say what holds anyway; without the # you change it."""


def run(arguments: Namespace) -> int:
    if arguments.example:
        emit("\n".join(_example()))
        return 0
    if arguments.make:
        return _make()
    with workspace(arguments) as opened:
        for line in _in_force(opened, explicit=arguments.annotations is not None):
            emit(line)
    return 0


def _make() -> int:
    """Write the example where the settings are looked for, unless there are some."""
    from reader.files import write_whole

    file = user_folders().settings_file
    if file.exists():
        raise ReaderError(f"{file} is there already: it is left as it is.")
    try:
        write_whole(file, ("\n".join(_example()) + "\n").encode())
    except OSError as error:
        raise ReaderError(f"{file} cannot be written: {error.strerror}.") from error
    emit(f"{file} is written. Every line in it is as things come; change what you like.")
    return 0


def _in_force(opened: Workspace, *, explicit: bool) -> Iterator[str]:
    file, settings = opened.folders.settings_file, opened.settings
    lines = where_set(file)
    if file.is_file():
        yield f"Settings in {file}"
    else:
        yield "Settings: all as they come. To change some: reader config --make"
    yield ""
    for item in fields(Settings):
        if item.name != "keys":
            value = getattr(settings, item.name)
            value = value if isinstance(value, str) else json.dumps(value)
            yield _row(item.name, *_source(opened, item.name, value, lines))
    yield _row("key changes", str(len(settings.keys)), "")
    for name, keys in settings.keys.items():
        yield _row(f"  {name}", keys, f"line {lines.get(f'keys.{name}', 1)}")
    yield ""
    yield _row("notes in", str(opened.store.folder), _why_there(opened, explicit))
    yield _row("state in", str(opened.folders.state), "places, last copy, choices")
    yield _row("cache in", str(opened.folders.cache), "can be deleted at any time")
    yield _row("log", str(opened.folders.log_file), "")
    sheet = opened.folders.style_sheet
    yield _row("style sheet", str(sheet), "yours" if sheet.is_file() else "there is none")


def _source(opened: Workspace, name: str, value: str, lines: dict[str, int]) -> tuple[str, str]:
    """The value of a setting as it holds, and where it comes from."""
    if name in lines:
        return value, f"line {lines[name]}"
    if name == "user":
        return opened.settings.creator or "nobody", "your login name"
    if name == "theme":
        chosen = opened.state.get("theme")
        return (str(chosen), "chosen on screen") if chosen else ("ink", "as it comes")
    if name == "style":
        style = opened.citations.choice(of_passage=False).style
        return style, "as it comes" if style == value else "chosen on screen"
    return value or "Reader's own", "as it comes"


def _why_there(opened: Workspace, explicit: bool) -> str:
    if explicit:
        return "--annotations"
    if os.environ.get("READER_ANNOTATIONS"):
        return "READER_ANNOTATIONS"
    folder = opened.store.folder
    usual = folder is not None and folder.parent == opened.folders.data
    return "the usual place" if usual else "a marked folder here or above"


def _row(name: str, value: str, source: str) -> str:
    return f"{name:<14}{value:<24}  {source}".rstrip()


def _example() -> Iterator[str]:
    """A settings file in which every line is what holds anyway."""
    # Every screen is imported for the keys: too much for a look at the settings.
    from reader.ui.every_key import every_section

    usual = Settings()
    yield _NOTE
    for item in fields(Settings):
        if item.name != "keys":
            yield ""
            yield f"# {ABOUT[item.name]}"
            yield f"# {item.name} = {json.dumps(getattr(usual, item.name))}"
    yield ""
    yield f"# {ABOUT['keys']}"
    yield "[keys]"
    named = set()
    for heading, keys in every_section():
        yield ""
        yield f"# {heading}"
        for key in keys:
            # Some keys of a list are those of the page.
            if key.id not in named:
                title = with_keys(key.title, {}, keys)
                yield f"# {json.dumps(key.id)} = {json.dumps(key.keys)}  # {title}"
            named.add(key.id)
