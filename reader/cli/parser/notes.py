"""The commands on notes and tags: making them, in and out, how far coders agree."""

from __future__ import annotations

from reader.cli.parser.library import WHATS
from reader.cli.parser.shared import (
    SOURCE_HELP,
    Commands,
    format_option,
    known_options,
    positive,
    store_options,
)


def add_notes(commands: Commands) -> None:
    """Add annotate, export, import and agreement."""
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
    format_option(
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
    store_options(export)
    known_options(export)
    import_ = commands.add(
        "import",
        "exchange",
        "read notes (JSON lines, Web Annotations, Hypothesis) or a codebook (.qdc, CSV)",
    )
    import_.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    store_options(import_)

    agreement = commands.add(
        "agreement", "agreement", "how far coders agree on each tag, by paragraph", store=True
    )
    agreement.add_argument("source", nargs="?", metavar="SOURCE", help=f"{SOURCE_HELP}; else all")
    agreement.add_argument(
        "--coder", action="append", default=[], dest="coders", metavar="NAME",
        help="only these coders; repeatable",
    )  # fmt: skip
    format_option(agreement, ("table", "csv", "json"))
