"""Every key of the reading screen, in one table: bindings, help and palette are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """A binding. `keys` are Textual's names, parted by commas; `action` is the screen's; those
    without keys are found in the palette only. A title may name keys, as sentences do: see
    `key_names.with_keys`."""

    id: str
    keys: str
    action: str
    title: str


Sections = Iterable[tuple[str, Iterable[Key]]]
"""Keys under headings."""

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
