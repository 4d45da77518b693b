"""The keys of the quote bank."""

from __future__ import annotations

from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("bank.query", "i", "query", "Change the search"),
    Key("bank.kind", "tab", "kind(1)", "Quotes, notes or text"),
    Key("bank.kind_back", "shift+tab", "kind(-1)", "The other way round"),
    Key("bank.sort", "o", "sort", "Sort by date, article, speaker, best match"),
    Key("bank.copy", "y,ctrl+c", "act('copy')", "Copy the words (ticked rows, else this one)"),
    Key("bank.copy_quote", "Y", "act('quote')", "Copy as Markdown quotes with their sources"),
    Key("bank.cite", "c", "act('cite')", "Copy citations"),
    Key("bank.cite_choose", "C", "act('choose')", "Choose how to cite"),
    Key("bank.tag", "t", "act('tag')", "Tag (one undo for all)"),
    Key("bank.export", "x,E", "act('export')", "Export to a file (ticked rows, else all)"),
    Key("bank.analyse", "A", "analyse", "Analyse the articles that are not analysed yet; stop"),
)
HINTS = (
    ("row.choose", "go there"),
    ("row.tick", "tick"),
    ("bank.copy", "copy"),
    ("bank.cite", "cite"),
    ("bank.tag", "tag"),
    ("bank.export", "export"),
    ("bank.query", "search"),
    ("bank.kind", "notes, text"),
    ("bank.sort", "sort"),
    ("quit", "back"),
    ("help", "all keys"),
)
