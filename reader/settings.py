"""The user's settings: one TOML file, checked on load."""

from __future__ import annotations

import getpass
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from reader.model.errors import ReaderError


class SettingsError(ReaderError):
    """The settings file cannot be used; the text names the file, the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user may choose; every field has a value that works.

    `user` names who makes annotations ("" is the login name); `pipeline` an installed spaCy
    pipeline to use in place of Reader's own; `clipboard` the way to copy (auto, native, osc52,
    tmux, file); `style` the first citation style; `theme` a colour theme; `width` the reading
    column in cells; `justify` a straight right edge; `cursor` shows the terminal's own cursor;
    `keys` maps ids of key bindings to keys.
    """

    user: str = ""
    pipeline: str = ""
    clipboard: str = "auto"
    style: str = "apa"
    theme: str = ""
    width: int = 72
    justify: bool = False
    cursor: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def creator(self) -> str:
        """Who makes annotations: the setting, else the login name, else nobody."""
        if self.user:
            return self.user
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""


ABOUT: Mapping[str, str] = {
    "user": "Who makes notes; without it the login name.",
    "pipeline": "An installed spaCy pipeline, such as en_core_web_sm, in place of Reader's own.",
    "clipboard": "How to copy: auto, native, osc52, tmux or file (see `reader doctor clipboard`).",
    "style": "The citation style, until another is chosen on screen (see `reader cite --styles`).",
    "theme": "The colour theme, until another is chosen on screen: ink, paper, sepia, contrast, …",
    "width": "Characters of a line, from 30 to 200; + and - change it for one article.",
    "justify": "Whether lines have a straight right edge; , changes it for one article.",
    "cursor": "Whether the terminal shows its cursor where the next key acts: for braille lines.",
    "keys": "Keys by their id. Several are parted by commas; an empty one takes them away.",
}
"""What each setting is for, in a sentence."""

_KINDS = {int: "a number", bool: "true or false", str: "text in quotation marks"}
_CHOICES = {"clipboard": ("auto", "native", "osc52", "tmux", "file")}
WIDTHS = range(30, 201)
"""Cells that a line of text may have."""


def load_settings(path: Path) -> Settings:
    """The settings in the TOML file at `path`; the defaults when there is no file.

    Raises SettingsError when the file cannot be read or says what Reader does not know.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings in {path} cannot be read: {error}.") from error
    # Most users have no such file.
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The settings in {path} are not valid TOML: {error}.") from error
    if isinstance(values.get("keys"), dict):
        values["keys"] = _flat(values["keys"])
    for key, value in values.items():
        wrong = _what_is_wrong(key, value)
        if wrong:
            raise SettingsError(f"{path}, line {_line_of(key, text)}: {wrong}")
    return Settings(**values)


def where_set(path: Path) -> dict[str, int]:
    """The line, from 1, of each setting in the file at `path`, and of each key as "keys.ID"; for a
    file that `load_settings` took."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return {}
    import tomllib

    values = tomllib.loads(text)
    found = {name: _line_of(name, text) for name in values if name != "keys"}
    keys = _flat(values.get("keys") or {})
    return found | {f"keys.{name}": _line_of(name, text, after="keys") for name in keys}


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """`table` without nesting: TOML reads page.down = "f" as a table in a table."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = value
    return flat


def _what_is_wrong(key: str, value: Any) -> str | None:
    """A sentence about an unusable setting, None when it is fine."""
    known = {item.name for item in fields(Settings)}
    if key not in known:
        from reader.text.nearest import did_you_mean

        meant = did_you_mean(key, known)
        return f"there is no setting “{key}”.{meant} There are: {', '.join(sorted(known))}."
    if key == "keys":
        fine = isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
        return None if fine else '[keys] takes lines such as: page.down = "space,f".'
    expected = type(getattr(Settings(), key))
    if type(value) is not expected:
        return f"{key} must be {_KINDS[expected]}."
    if key == "width" and value not in WIDTHS:
        return f"width must be from {WIDTHS.start} to {WIDTHS.stop - 1}."
    if key in _CHOICES and value not in _CHOICES[key]:
        return f"{key} must be one of: {', '.join(_CHOICES[key])}."
    return None


def _line_of(key: str, text: str, after: str = "") -> int:
    """The line, from 1, where `key` is set; below the table `after`, if one is named."""
    pattern = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}\b""")
    begun = not after
    for number, line in enumerate(text.splitlines(), start=1):
        if begun and pattern.match(line):
            return number
        begun = begun or line.strip().startswith(f"[{after}")
    return 1
