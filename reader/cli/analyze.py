"""`reader analyze`: entities, quotes and speakers as JSON."""

from __future__ import annotations

import sys
from argparse import Namespace

from reader.cli.output import emit_json
from reader.cli.session import open_source, standard_input, workspace
from reader.model.contract import analysis_to_json, article_to_json
from reader.model.errors import ReaderError


def run(arguments: Namespace) -> int:
    if arguments.jsonl:
        if arguments.corrected:
            raise ReaderError("--corrected is for articles: lines of JSON have no corrections.")
        return _stream(arguments)
    if arguments.source is None:
        raise ReaderError("Name an article to analyse, or give --jsonl and lines of JSON.")
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        analysis = opened.analysis(article, corrected=arguments.corrected)
    emit_json(article_to_json(article) | analysis_to_json(analysis))
    return 0


def _stream(arguments: Namespace) -> int:
    """One line of results for each line of input, in order, as they come; 1 if any failed."""
    from reader.analysis.stream import analyse_lines

    with workspace(arguments) as opened:
        pipeline = opened.settings.pipeline or None
    failed = analyse_lines(
        standard_input(), sys.stdout.buffer, pipeline=pipeline, jobs=arguments.jobs
    )
    return 1 if failed else 0
