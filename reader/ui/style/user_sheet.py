"""The user's own style sheet, laid over Reader's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet

_OVER_OURS = 1
"""Rules of the user win over ours of the same specificity, whichever is read first."""


def add_user_sheet(stylesheet: Stylesheet, path: Path) -> str:
    """Add the Textual CSS in the file at `path` to `stylesheet`, if there is such a file.

    What cannot be used is left out whole; the sentence that comes back then says why, with the
    line. Nothing is said else.
    """
    try:
        css = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        return f"Your style sheet {path} is left out: it cannot be read ({one_line(str(error))})."
    wrong = _what_is_wrong(stylesheet, css, path)
    if wrong:
        return f"Your style sheet {path} is left out: {wrong}."
    stylesheet.add_source(css, read_from=(str(path), ""), tie_breaker=_OVER_OURS)
    return ""


def _what_is_wrong(stylesheet: Stylesheet, css: str, path: Path) -> str:
    """What is wrong with `css` when it is tried alone, with the variables of `stylesheet`."""
    from textual.css.errors import StylesheetError, StyleValueError
    from textual.css.stylesheet import StylesheetParseError
    from textual.css.tokenizer import TokenError

    trial = stylesheet.copy()
    trial.source.clear()
    trial.add_source(css, read_from=(str(path), ""))
    try:
        trial.parse()
    except TokenError as error:
        return f"line {error.start[0]}: {one_line(str(error))}"
    except StylesheetParseError as error:
        for rule in error.errors.rules:
            for token, message in rule.errors:
                summary = getattr(message, "summary", message)
                return f"line {token.location[0] + 1}: {one_line(str(summary))}"
        return "it cannot be understood"
    except (StylesheetError, StyleValueError) as error:
        return one_line(str(error))
    return ""
