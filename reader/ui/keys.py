"""Every key of the reading screen, in one table: bindings, help and palette are made from it.
Sentences of all screens name keys by `with_keys`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """A binding. `keys` are Textual's names, parted by commas; `action` is the screen's; those
    without keys are found in the palette only. A title may name keys, as sentences do: see
    `with_keys`."""

    id: str
    keys: str
    action: str
    title: str


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the palette or of help; `keys` is how the keys are shown."""

    id: str
    title: str
    keys: str = ""


OBJECTS = "{details}q {details}s {details}p {details}e {details}w {details}a"
"""What selects a quote, sentence, paragraph, name, word or note while something is selected."""

SECTIONS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        "Move",
        (
            Key("line.down", "j,down", "step('moving', 'lines', 1)", "One line down"),
            Key("line.up", "k,up", "step('moving', 'lines', -1)", "One line up"),
            Key(
                "page.down",
                "space,f,pagedown,ctrl+f",
                "step('moving', 'pages', 1)",
                "One page down",
            ),
            Key("page.up", "b,pageup", "step('moving', 'pages', -1)", "One page up"),
            Key("half.down", "d,ctrl+d", "step('moving', 'halves', 1)", "Half a page down"),
            Key("half.up", "u,ctrl+u", "step('moving', 'halves', -1)", "Half a page up"),
            Key("top", "g,home", "do('moving', 'top')", "To the top"),
            Key("bottom", "G,end", "bottom", "To the end (with a number: to that ¶)"),
            Key("sentence.next", "l,right", "travel('sentence', 1)", "Next sentence"),
            Key("sentence.previous", "h,left", "travel('sentence', -1)", "Previous sentence"),
            Key("section.next", "]", "travel('section', 1)", "Next section"),
            Key("section.previous", "[", "travel('section', -1)", "Previous section"),
            Key("paragraph.next", "}", "travel('paragraph', 1)", "Next paragraph"),
            Key("paragraph.previous", "{", "travel('paragraph', -1)", "Previous paragraph"),
            Key(
                "jump.back",
                "apostrophe",
                "prefix('jump.back')",
                "{jump.back}{jump.back} back to before the last jump",
            ),
            Key("jump.older", "ctrl+o", "do('going', 'older')", "Back through earlier places"),
            Key(
                "mark.set",
                "m",
                "prefix('mark.set')",
                "{mark.set}{a-z} set a mark, {jump.back}{a-z} go to it",
            ),
        ),
    ),
    (
        "Quotes and names",
        (
            Key("quote.next", ")", "travel('quote', 1)", "Next quote"),
            Key("quote.previous", "(", "travel('quote', -1)", "Previous quote"),
            Key("speaker.next", "s", "travel('of_speaker', 1)", "Next quote of this speaker"),
            Key(
                "speaker.previous",
                "S",
                "travel('of_speaker', -1)",
                "Previous quote of this speaker",
            ),
            Key(
                "who",
                "w",
                "do('settling', 'who')",
                "Who said this? On a selection: make it a quote",
            ),
            Key("name.next", "e", "travel('entity', 1)", "Next name"),
            Key("name.previous", "E", "travel('entity', -1)", "Previous name"),
            Key("shown", "comma", "do('program', 'choose_shown')", "Shown: names, lines, theme"),
        ),
    ),
    (
        "Search and select",
        (
            Key("search", "slash", "do('finding', 'open')", "Search the text"),
            Key("search.next", "n", "travel('hit', 1)", "Next match"),
            Key("search.previous", "N", "travel('hit', -1)", "Previous match"),
            Key("leave", "escape", "leave", "Leave search, selection or panel"),
            Key(
                "visual",
                "v",
                "do('selecting', 'turn')",
                f"Select: {{panel.side}} other end, {OBJECTS} take; a note: its edges",
            ),
            Key("select.right", "shift+right", "extend('word', 1)", "Select one word more"),
            Key("select.left", "shift+left", "extend('word', -1)", "Select one word less"),
            Key("select.down", "shift+down", "extend('line', 1)", "Select one line more"),
            Key("select.up", "shift+up", "extend('line', -1)", "Select one line less"),
        ),
    ),
    (
        "Note",
        (
            Key("highlight", "H", "do('marking', 'highlight')", "Highlight"),
            Key("note", "a", "do('marking', 'note')", "Write a note (on your own note: edit it)"),
            Key("tag", "t", "do('marking', 'tag')", "Tag"),
            Key("repeat", "full_stop", "do('marking', 'repeat')", "Repeat the last mark here"),
            Key("note.next", "J", "travel('note', 1)", "Next note"),
            Key("note.previous", "K", "travel('note', -1)", "Previous note"),
            Key("open", "enter", "do('linking', 'here')", "Open what is here"),
            Key("delete", "D", "do('marking', 'delete')", "Delete the note here"),
            Key("undo", "U", "do('history', 'undo')", "Undo"),
            Key("redo", "ctrl+r", "do('history', 'redo')", "Redo"),
        ),
    ),
    (
        "Copy and cite",
        (
            Key("copy", "y,ctrl+c", "do('copying', 'words')", "Copy the words"),
            Key(
                "copy.quote",
                "Y",
                "do('copying', 'quote')",
                "Copy as a Markdown quote with its source",
            ),
            Key("cite", "c", "do('copying', 'citation')", "Copy a citation"),
            Key(
                "cite.choose",
                "C",
                "do('copying', 'choose')",
                "Choose how to cite: style, form, markup",
            ),
            Key("copy.last", "", "do('copying', 'last')", "Last copy, shown again"),
        ),
    ),
    (
        "Look",
        (
            Key("panel.side", "o", "panel('side')", "Outline and speakers"),
            Key("panel.notes", "p", "panel('notes')", "Notes"),
            Key("panel.next", "tab", "next_panel(1)", "Next panel"),
            Key("panel.previous", "shift+tab", "next_panel(-1)", "Previous panel"),
            Key("alone", "z", "do('viewing', 'alone')", "Nothing but the text"),
            Key("wider", "plus", "step('viewing', 'widen', 1)", "Wider lines"),
            Key("narrower", "minus", "step('viewing', 'widen', -1)", "Narrower lines"),
            Key("spacing", "", "do('viewing', 'space')", "Set lines apart, or close"),
            Key("justify", "", "do('viewing', 'justify')", "Straight right edge, or ragged"),
            Key("details", "i", "details", "Details of this article"),
            Key("removed", "r", "do('versions', 'removed')", "Lines removed by cleaning"),
            Key("links", "ampersand", "do('linking', 'choose')", "Links"),
            Key("original", "O", "do('linking', 'original')", "The original page in the browser"),
            Key("again", "R", "do('versions', 'again')", "Read the source again and compare"),
            Key("theme", "", "do('program', 'choose_theme')", "Choose a theme"),
            Key("messages", "", "do('program', 'show_messages')", "The last messages"),
        ),
    ),
    (
        "All articles",
        (
            Key("library", "L", "go('library')", "Library: all articles"),
            Key("bank", "F", "go('bank')", "Find in all articles: the quote bank"),
            Key("codebook", "T", "go('codebook')", "Codebook: all tags"),
            Key("speakers", "P", "go('speakers')", "Everybody who is quoted in the library"),
            Key("review", "exclamation_mark", "go('review')", "What needs a look"),
            Key(
                "article.next",
                "greater_than_sign",
                "step('visiting', 'article', 1)",
                "Next article of the list",
            ),
            Key(
                "article.previous",
                "less_than_sign",
                "step('visiting', 'article', -1)",
                "Previous article of the list",
            ),
        ),
    ),
    (
        "Reader",
        (
            Key("help", "question_mark,f1", "do('program', 'help')", "All keys"),
            Key(
                "palette",
                "colon,ctrl+p",
                "do('program', 'palette')",
                "Commands; {palette}42 goes to ¶ 42",
            ),
            Key("save.again", "", "do('saves', 'try_again')", "Save again what could not be saved"),
            Key("quit", "q,ctrl+q", "quit", "Back to the list one came from, else quit"),
            Key("redraw", "ctrl+l", "redraw", "Draw the screen again"),
            Key("suspend", "ctrl+z", "suspend", "Back to the shell for a while"),
        ),
    ),
)

_NAMES = {
    "space": "space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "escape": "esc",
    "apostrophe": "'",
    "comma": ",",
    "slash": "/",
    "full_stop": ".",
    "question_mark": "?",
    "exclamation_mark": "!",
    "colon": ":",
    "asterisk": "*",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "ampersand": "&",
    "plus": "+",
    "minus": "-",
    "f1": "F1",
    "shift+right": "shift+→",
    "shift+left": "shift+←",
    "shift+down": "shift+↓",
    "shift+up": "shift+↑",
}


_NAMED = re.compile(r"\{([a-z][a-z0-9_.]*)\}")

NO_KEY = "unbound"
"""Stands for the keys of what has none until the user gives it some, and of what the user took
them from: no key of that name is ever pressed."""


def all_keys() -> Iterable[Key]:
    return (key for _, keys in SECTIONS for key in keys)


def key_of(id: str) -> Key:
    """The key with that id."""
    return next(key for key in all_keys() if key.id == id)


def bindings(keys: Iterable[Key] | None = None) -> list[Binding]:
    """The bindings of `keys`; None: of the reading screen."""
    # Imported here: the command line lists keys too, and draws no screen.
    from textual.binding import Binding

    return [
        Binding(key.keys or NO_KEY, key.action, key.title, show=False, id=key.id)
        for key in (all_keys() if keys is None else keys)
    ]


def keys_of(bindings: Iterable[BindingType]) -> tuple[Key, ...]:
    """The keys that the bindings of a widget were made of, or might have been."""
    from textual.binding import Binding

    return tuple(
        Key(binding.id, binding.key.replace(NO_KEY, ""), binding.action, binding.description)
        for binding in bindings
        if isinstance(binding, Binding) and binding.id is not None
    )


def shown_keys(key: Key, keymap: Mapping[str, str]) -> str:
    """The keys of a binding as a person writes them, after the user's changes."""
    return key_names(keymap.get(key.id, key.keys).split(","))


def first_key(key: Key, keymap: Mapping[str, str]) -> str:
    """The key by which a binding is named in a sentence or a hint; "" when it has none."""
    return shown_keys(key, keymap).split(" ")[0]


def with_keys(sentence: str, keymap: Mapping[str, str], keys: Iterable[Key] = ()) -> str:
    """`sentence` with keys for the ids in braces, as the user has them: "{undo} takes it back".

    The ids are those of the reading screen and of `keys`. What has no key is named as it is found
    in the palette: ":undo takes it back".
    """
    known = {key.id: key for key in (*all_keys(), *keys)}

    def name(found: re.Match[str]) -> str:
        key = known[found[1]]
        palette = first_key(known["palette"], keymap)
        return first_key(key, keymap) or f"{palette}{' ' * (len(palette) > 1)}{key.id}"

    return _NAMED.sub(name, sentence)


def hints(
    wanted: Iterable[tuple[str, str]], keymap: Mapping[str, str], keys: Iterable[Key] = ()
) -> tuple[tuple[str, str], ...]:
    """(keys, what they do) for each of `wanted` that has keys: (ids parted by spaces, what they
    do). The ids are those that `with_keys` takes; other words stand for themselves."""
    known = {key.id: key for key in (*all_keys(), *keys)}
    found = []
    for ids, words in wanted:
        names = ids.split()
        shown = [first_key(known[name], keymap) if name in known else name for name in names]
        # A key that is to be pressed twice is shown so.
        parting = " " if len(set(names)) == len(names) else ""
        found.append((parting.join(filter(None, shown)), words))
    return tuple(hint for hint in found if hint[0])


def key_names(keys: Iterable[str]) -> str:
    """Keys by Textual's names as a person writes them."""
    names = (name.strip() for name in keys)
    return " ".join(_NAMES.get(name, name) for name in names if name and name != NO_KEY)


Sections = Iterable[tuple[str, Iterable[Key]]]


def commands(keymap: Mapping[str, str], sections: Sections = SECTIONS) -> list[Command]:
    """Everything that can be done, for the palette."""
    keys = [key for _, keys in sections for key in keys]
    return [
        Command(key.id, with_keys(key.title, keymap, keys), shown_keys(key, keymap)) for key in keys
    ]


def help_rows(
    keymap: Mapping[str, str], sections: Sections = SECTIONS
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(heading, rows of (keys, description, id)) for the help screen."""
    return [
        (heading, [(row.keys, row.title, row.id) for row in commands(keymap, [(heading, keys)])])
        for heading, keys in sections
    ]


class Count:
    """The number typed before a key."""

    LIMIT = 99_999

    def __init__(self) -> None:
        self._digits = ""

    def feed(self, character: str | None) -> bool:
        """Take a typed character; False when it is no part of a number."""
        if character is None or not character.isascii() or not character.isdigit():
            return False
        if character == "0" and not self._digits:
            return False
        self._digits = (self._digits + character)[-len(str(self.LIMIT)) :]
        return True

    @property
    def text(self) -> str:
        return self._digits

    def take(self) -> int | None:
        """The number, once."""
        digits, self._digits = self._digits, ""
        return int(digits) if digits else None
