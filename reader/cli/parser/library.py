"""The commands on the whole library, their options and their help."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import islice

from reader.cli.parser.shared import Commands, format_option, positive, store_options

WHATS = ("quotes", "notes", "text")
SORTS = ("date", "article", "speaker", "best")
"""What the bank calls them; said again here, as it would be loaded before every command."""

_SEARCH_HELP = """\
words must all occur; "a phrase"; -word must not; word* begins so.
tag:NAME (or #NAME)  speaker:NAME  entity:NAME  site:NAME  coder:NAME
before:DATE  after:DATE  (2020, 2020-01 or 2020-01-03)  kind:direct|mixed|indirect
has:note  has:tag  is:unsure|untagged|changed|lost|moved|uncertain
Each takes a minus in front: -tag:done. A value may be quoted: speaker:"kim jong un".
"""
_WITH_VALUE = ("--what", "--sort", "--limit", "--format", "--annotations")
_FORMATS = ("table", "json", "csv")
_ARTICLE = "an article's id (or its beginning), file or address"


def guarded(words: Sequence[str]) -> list[str]:
    """The words of a command line in which a search may say what is not wanted: -word is no
    option of `reader search`, and options may stand among the words."""
    if words[:1] != ["search"]:
        return list(words)
    options: list[str] = []
    asked: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if word in _WITH_VALUE:
            options += [word, *islice(rest, 1)]
        elif word == "--":
            asked += rest
        elif word.startswith("--") or word == "-h":
            options.append(word)
        else:
            asked.append(word)
    return ["search", *options, "--", *asked]


def add_library(commands: Commands) -> None:
    """Add search, tags and library."""
    search = commands.add(
        "search", "search", "search quotes, notes and text of all articles", store=True
    )
    search.epilog = f"{_SEARCH_HELP}\n{search.epilog}"
    search.add_argument("query", nargs="*", metavar="QUERY", help="what to look for, see below")
    search.add_argument("--what", choices=WHATS, default="quotes", help="what to look through")
    search.add_argument("--sort", choices=SORTS, default="date", help="which comes first")
    search.add_argument("--limit", type=positive, metavar="N", help="at most so many")
    format_option(search, ("table", "json", "csv", "markdown"))
    _add_tags(commands.add("tags", "tags", "list and change tags", store=True))
    _add_articles(
        commands.add("library", "library", "list, add and set aside articles", store=True)
    )


def _add_tags(tags: argparse.ArgumentParser) -> None:
    actions = _Actions(tags)
    actions.add("list", "list the tags, with how often each is used", lists=True)
    actions.add("add", "make a tag").add_argument("name", metavar="NAME")
    rename = actions.add("rename", "give a tag another name")
    rename.add_argument("tag", metavar="TAG")
    rename.add_argument("name", metavar="NAME")
    merge = actions.add("merge", "make a tag another name of a second one")
    merge.add_argument("tag", metavar="TAG")
    merge.add_argument("into", metavar="INTO")
    actions.add("delete", "take a tag out of use").add_argument("tag", metavar="TAG")
    edit = actions.add("edit", "change what is said of a tag")
    edit.add_argument("tag", metavar="TAG")
    edit.add_argument("--description", metavar="TEXT", help="what it is for")
    edit.add_argument("--color", metavar="COLOUR", help="its colour, by name or as #d9534a")
    edit.add_argument("--key", metavar="DIGIT", help='its key, 1 to 9; "" for none')
    edit.add_argument("--parent", metavar="TAG", help='the tag it belongs under; "" for none')
    edit.add_argument(
        "--alias", action="append", default=[], dest="aliases", metavar="NAME",
        help="another name for it; repeatable",
    )  # fmt: skip


def _add_articles(library: argparse.ArgumentParser) -> None:
    actions = _Actions(library)
    list_ = actions.add("list", "list the articles", lists=True)
    list_.add_argument("--archived", action="store_true", help="those in the archive too")
    add = actions.add("add", "put articles in: clean, keep and analyse them")
    add.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, an address, or a table "
        "(.csv, .jsonl) with an article in each row",
    )  # fmt: skip
    columns = add.add_argument_group("the columns of a table (else those with the usual headings)")
    for name, help_ in (
        ("text", "the article itself"), ("title", "its title"), ("author", "who wrote it"),
        ("date", "when it appeared"), ("site", "where it appeared"), ("url", "its address"),
    ):  # fmt: skip
        columns.add_argument(f"--{name}", dest=f"{name}_column", metavar="COLUMN", help=help_)
    actions.add("analyze", "find the quotes of articles that await it")
    for name, summary in (
        ("archive", "put articles into the archive"),
        ("unarchive", "take articles out of the archive"),
        ("delete", "take articles out of the library (undo brings them back)"),
    ):
        actions.add(name, summary).add_argument(
            "articles", nargs="+", metavar="ARTICLE", help=_ARTICLE
        )
    state = actions.add("state", "mark articles as new, reading or done")
    state.add_argument("state", choices=("new", "reading", "done"))
    state.add_argument("articles", nargs="+", metavar="ARTICLE", help=_ARTICLE)


class _Actions:
    """The second words of a command; without one, it lists."""

    def __init__(self, command: argparse.ArgumentParser) -> None:
        format_option(command, _FORMATS)
        self._group = command.add_subparsers(title="actions", dest="action", metavar="ACTION")

    def add(self, name: str, summary: str, *, lists: bool = False) -> argparse.ArgumentParser:
        """An action; the command's own options may stand behind it as well."""
        action = self._group.add_parser(name, help=summary, description=summary)
        store_options(action, argparse.SUPPRESS)
        if lists:
            format_option(action, _FORMATS, argparse.SUPPRESS)
        return action
