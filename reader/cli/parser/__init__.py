"""The words of the command line, their options and their help."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.cli.examples import EXAMPLES
from reader.cli.parser_library import WHATS, add_library, guarded, positive
from reader.cli.wrong import Parser

SOURCE_HELP = (
    "a file, a web address, - for standard input, clipboard: for what was copied last, or the id "
    "of an article in the library"
)

_READING = ("read", "paste", "serve", "show", "feed", "analyze", "quotes", "cite")
"""Commands that change nothing of their own accord."""
_EPILOG = """\
Without a command, `reader SOURCE` opens it on screen; where there is no terminal it prints the
cleaned text. A first word that is a command is that command: a file of that name is ./NAME.

`reader COMMAND --help` says more about one command. On screen, ? lists the keys.
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The command and its options; `module` names what runs it.

    Prints help, the version or what is wrong, and leaves with SystemExit (0, or 2 when wrong), as
    argparse does.
    """
    parser, commands = _parser()
    words = guarded(argv)
    if words[:1] == ["help"] and not os.path.exists("help"):
        words = [*words[1:2], "--help"]
    first = words[0] if words else ""
    if first not in commands and first not in ("-h", "--help", "--version"):
        words.insert(0, "read")
        _refuse_a_mistyped_command(parser, first, commands)
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        _refuse(commands[words[0]], unknown[0])
    return arguments


def _refuse_a_mistyped_command(
    parser: argparse.ArgumentParser, word: str, commands: Iterable[str]
) -> None:
    """A word that names no file but is near to a command was meant to be that."""
    if word.isalpha() and not os.path.lexists(word):
        from reader.text.nearest import did_you_mean

        if meant := did_you_mean(word, commands):
            parser.error(f"there is neither a command nor a file “{word}”.{meant}")


def _refuse(command: argparse.ArgumentParser, word: str) -> None:
    """Say that `command` does not know `word`."""
    if not word.startswith("-"):
        command.error(f"“{word}” is one word too many for {command.prog}.")
    from reader.text.nearest import did_you_mean

    option = word.partition("=")[0]
    meant = did_you_mean(option, ["--version", *options(command)])
    command.error(f"there is no option {option} for {command.prog}.{meant}")


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The options of `parser` and of its actions."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from options(below)
        yield from action.option_strings


class _Commands:
    """Adds commands that share options and a way of writing help."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
        self.parsers: dict[str, argparse.ArgumentParser] = {}

    def add(
        self, name: str, module: str, summary: str, *, source: bool = False, store: bool = False
    ) -> argparse.ArgumentParser:
        command = self._group.add_parser(
            name,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            epilog="\n  ".join(["for example:", *EXAMPLES[name]]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(module=module, command=name)
        self.parsers[name] = command
        if source:
            command.add_argument("source", metavar="SOURCE", help=SOURCE_HELP)
            _add_known_options(command)
        if store:
            _add_store_options(command)
        if name in _READING:
            command.add_argument("--private", action="store_true", help="write nothing anywhere")
        return command


def command_line() -> argparse.ArgumentParser:
    """The parser of all commands, for what is made from it: completions, the manual page."""
    return _parser()[0]


def _parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = Parser(
        prog="reader",
        description="Read an article, see who said what, keep notes, cite correctly.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="print the version and leave")
    commands = _Commands(parser)
    _add_reading(commands)
    _add_language(commands)
    _add_annotating(commands)
    add_library(commands.add, _add_store_options)
    _add_housekeeping(commands)
    return parser, commands.parsers


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from reader import __version__

        print(f"reader {__version__}")
        parser.exit()


def _add_store_options(command: argparse.ArgumentParser, default: str | None = None) -> None:
    command.add_argument(
        "--annotations",
        metavar="DIR",
        type=Path,
        default=default,
        help="the folder that holds notes and tags (else READER_ANNOTATIONS, a marked "
        "./annotations here or above, or the user's data folder)",
    )


def _add_known_options(command: argparse.ArgumentParser) -> None:
    known = command.add_argument_group("what the source does not say (or says wrongly)")
    known.add_argument("--title", metavar="TEXT", help="the article's title")
    known.add_argument(
        "--author", action="append", default=[], dest="authors", metavar="NAME",
        help="who wrote it; repeatable",
    )  # fmt: skip
    known.add_argument(
        "--date",
        dest="published",
        metavar="DATE",
        help="when it appeared: 2020-01-03, 2020-01, 2020",
    )
    known.add_argument("--site", metavar="NAME", help="the site or newspaper it appeared in")
    known.add_argument("--url", metavar="URL", help="its address")
    known.add_argument("--newspaper", action="store_true", help="the site is a newspaper")


def _add_reading(commands: _Commands) -> None:
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
        _add_quotes(command)
        _add_known_options(command)
    serve = commands.add(
        "serve", "serve", "open the screen in a browser on this machine", store=True
    )
    serve.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    serve.add_argument(
        "--port", type=positive, default=8000, metavar="N", help="where it listens (8000)"
    )
    show = commands.add("show", "show", "print an article, cleaned", source=True, store=True)
    _add_format(show, ("text", "json"))
    _add_quotes(show)
    feed = commands.add("feed", "feed", "list a news feed, or open one of its entries", store=True)
    feed.add_argument(
        "source", metavar="SOURCE", help="the address of an RSS, Atom or JSON feed, a file, or -"
    )
    feed.add_argument("number", nargs="?", type=positive, metavar="N", help="the entry to open")
    _add_format(feed, ("table", "json"))
    feed.set_defaults(format=None)
    _add_known_options(feed)
    _add_versions(commands)


def _add_versions(commands: _Commands) -> None:
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
    _add_format(compare, ("table", "json"))
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
    _add_format(removed, ("table", "json"))


def _add_language(commands: _Commands) -> None:
    analyze = commands.add(
        "analyze", "analyze", "print entities, quotes and speakers as JSON", store=True
    )
    analyze.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    _add_format(analyze, ("json",))
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
    _add_known_options(analyze)
    quotes = commands.add("quotes", "quotes", "list who said what", store=True)
    quotes.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCE_HELP)
    quotes.add_argument("--all", action="store_true", help="of all articles in the library")
    _add_known_options(quotes)
    _add_format(quotes, ("table", "csv", "json"))
    _add_cite(commands)


def _add_cite(commands: _Commands) -> None:
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
    _add_known_options(cite)


def _add_annotating(commands: _Commands) -> None:
    annotate = commands.add(
        "annotate", "annotate", "mark words of an article, with a note or tags", source=True,
        store=True,
    )  # fmt: skip
    annotate.add_argument(
        "--quote", required=True, metavar="TEXT", help="the words to mark, as they stand"
    )
    annotate.add_argument(
        "--occurrence", type=positive, metavar="N", help="which one, where they stand repeatedly"
    )
    annotate.add_argument("--note", default="", help="a note on them")
    annotate.add_argument(
        "--tag", action="append", default=[], dest="tags", metavar="NAME", help="a tag; repeatable"
    )
    export = commands.add("export", "exchange", "write notes and tags to standard output")
    export.add_argument("source", nargs="?", metavar="SOURCE", help=f"{SOURCE_HELP}; else all")
    _add_format(
        export,
        ("jsonl", "markdown", "csv", "html", "w3c", "hypothesis", "qdpx", "qdc", "codebook"),
    )
    export.add_argument(
        "--by",
        choices=("article", "speaker", "tag"),
        help="what markdown has headings for, and in which order csv has its rows",
    )
    export.add_argument(
        "--query", metavar="QUERY", help="what `reader search` finds, and the notes on it"
    )
    export.add_argument(
        "--what", choices=WHATS, default="notes", help="what --query looks through (notes)"
    )
    _add_store_options(export)
    _add_known_options(export)
    import_ = commands.add(
        "import",
        "exchange",
        "read notes (JSON lines, Web Annotations, Hypothesis) or a codebook (.qdc, CSV)",
    )
    import_.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    _add_store_options(import_)

    agreement = commands.add(
        "agreement", "agreement", "how far coders agree on each tag, by paragraph", store=True
    )
    agreement.add_argument("source", nargs="?", metavar="SOURCE", help=f"{SOURCE_HELP}; else all")
    agreement.add_argument(
        "--coder", action="append", default=[], dest="coders", metavar="NAME",
        help="only these coders; repeatable",
    )  # fmt: skip
    _add_format(agreement, ("table", "csv", "json"))


def _add_housekeeping(commands: _Commands) -> None:
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


def _add_quotes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--quotes", action="store_true", help='print it with "[quote 3, David Maxwell]" before each'
    )


def _add_format(command: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    command.add_argument("--format", choices=formats, default=formats[0], help="how to write it")
