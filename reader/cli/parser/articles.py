"""The commands on an article: opening it, its versions, who said what in it, citing it."""

from __future__ import annotations

from reader.cli.parser.shared import (
    SOURCE_HELP,
    Commands,
    format_option,
    known_options,
    positive,
    quotes_option,
)


def add_reading(commands: Commands) -> None:
    """Add read, paste, serve, show, feed, compare and removed."""
    read = commands.add("read", "read", "open an article on screen (the default)", store=True)
    read.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help=f"{SOURCE_HELP}; without it, what is piped in, else the last article",
    )
    paste = commands.add(
        "paste", "read", "open what is on the clipboard, with its headings and links", store=True
    )
    paste.set_defaults(source="clipboard:")
    for command in (read, paste):
        command.add_argument(
            "--plain", action="store_true", help="print it, for screen readers and pipes"
        )
        command.add_argument(
            "--inline",
            action="store_true",
            help="read in the lower part of the terminal, below what stands there",
        )
        quotes_option(command)
        known_options(command)
    serve = commands.add(
        "serve", "serve", "open the screen in a browser on this machine", store=True
    )
    serve.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    serve.add_argument(
        "--port", type=positive, default=8000, metavar="N", help="where it listens (8000)"
    )
    show = commands.add("show", "show", "print an article, cleaned", source=True, store=True)
    format_option(show, ("text", "json"))
    quotes_option(show)
    feed = commands.add("feed", "feed", "list a news feed, or open one of its entries", store=True)
    feed.add_argument(
        "source", metavar="SOURCE", help="the address of an RSS, Atom or JSON feed, a file, or -"
    )
    feed.add_argument("number", nargs="?", type=positive, metavar="N", help="the entry to open")
    format_option(feed, ("table", "json"))
    feed.set_defaults(format=None)
    known_options(feed)
    _add_versions(commands)


def _add_versions(commands: Commands) -> None:
    compare = commands.add(
        "compare", "compare", "look at a source again and show what changed", store=True
    )
    compare.add_argument(
        "source", metavar="SOURCE", help="a file, a web address or an id that the library knows"
    )
    compare.add_argument(
        "other", nargs="?", metavar="OTHER", help="any other source, to be compared with SOURCE"
    )
    compare.add_argument(
        "--web", action="store_true", help="fetch the article's address, even if a file is there"
    )
    compare.add_argument(
        "--accept", action="store_true", help="go over to the new version; notes go with it"
    )
    format_option(compare, ("table", "json"))
    removed = commands.add(
        "removed", "removed", "list the lines that were removed as no part of the article",
        source=True, store=True,
    )  # fmt: skip
    for option, name, what in (
        ("--restore", "restore", "bring this line back, for good; repeatable"),
        ("--take-back", "take_back", "remove this restored line again; repeatable"),
    ):
        removed.add_argument(
            option, dest=name, action="append", type=positive, default=[], metavar="N", help=what
        )
    format_option(removed, ("table", "json"))


def add_language(commands: Commands) -> None:
    """Add analyze, quotes and cite."""
    analyze = commands.add(
        "analyze", "analyze", "print entities, quotes and speakers as JSON", store=True
    )
    analyze.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    format_option(analyze, ("json",))
    analyze.add_argument(
        "--jsonl",
        action="store_true",
        help='read lines {"id": …, "text": …} from standard input, write one line for each',
    )
    analyze.add_argument(
        "--corrected", action="store_true", help="with your corrections of who said what"
    )
    analyze.add_argument(
        "--jobs", type=positive, default=1, metavar="N", help="helper processes for --jsonl"
    )
    known_options(analyze)
    quotes = commands.add("quotes", "quotes", "list who said what", store=True)
    quotes.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    quotes.add_argument("--all", action="store_true", help="of all articles in the library")
    known_options(quotes)
    format_option(quotes, ("table", "csv", "json"))
    _add_cite(commands)


def _add_cite(commands: Commands) -> None:
    cite = commands.add("cite", "cite", "print a citation, or a bibliography", store=True)
    cite.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    cite.add_argument(
        "--style", metavar="NAME", help="the citation style, or a .csl file (else as in settings)"
    )
    cite.add_argument("--styles", action="store_true", help="list the styles and leave")
    cite.add_argument("--form", metavar="FORM", help="reference, in-text, named or both")
    cite.add_argument(
        "--quote", action="append", default=[], dest="quotes", metavar="N",
        help="cite this utterance, by its number in `reader quotes` (3, i2); repeatable",
    )  # fmt: skip
    cite.add_argument("--words", metavar="TEXT", help="cite these words of the article's own")
    cite.add_argument(
        "--occurrence", type=positive, metavar="N", help="which one, where they stand repeatedly"
    )
    cite.add_argument(
        "--all", action="store_true", help="write a bibliography of all articles in the library"
    )
    cite.add_argument(
        "--query", metavar="QUERY", help="with --all: of those in which `reader search` finds this"
    )
    cite.add_argument("--accessed", metavar="DATE", help="when the page was seen (else today)")
    cite.add_argument(
        "--snapshot", action="store_true", help="add the hash of the text that was read"
    )
    cite.add_argument(
        "--markup", choices=("plain", "markdown", "html"), default="plain", help="how to write it"
    )
    cite.add_argument("--copy", action="store_true", help="copy it to the clipboard as well")
    known_options(cite)
