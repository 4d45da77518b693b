"""The helper process for one page: text in on standard input, JSON out on standard output.

`python -m reader.sources.html.worker article` finds the article; `… lines` gives the page's
visible lines only, without the extractor.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import sys
from dataclasses import asdict

from reader.processes import limit
from reader.sources.html.dom import lines, parse
from reader.sources.html.helper import ARTICLE, IDLE

_MEMORY = 2_000_000_000
_PROCESSOR_SECONDS = 30


def main(arguments: list[str]) -> int:
    """Answer the one question on standard input; 1 when the page cannot be parsed."""
    limit(_MEMORY, _PROCESSOR_SECONDS)
    (question,) = arguments
    if question == ARTICLE:
        # The extractor takes a tenth of a second to import: while the page is on its way.
        importlib.import_module("reader.sources.html.page")
        if not select.select([sys.stdin], [], [], IDLE)[0]:
            return os.EX_TEMPFAIL
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        said = answer(question, text)
    except (ValueError, MemoryError, RecursionError, AssertionError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(json.dumps(said).encode("utf-8", "surrogatepass"))
    return 0


def answer(question: str, text: str) -> dict[str, object]:
    """What is asked of a page's text, as JSON has it; raises what parsing a page may raise."""
    if question == ARTICLE:
        from reader.sources.html.page import read_page

        return asdict(read_page(text))
    return _lines(text)


def _lines(text: str) -> dict[str, object]:
    found = lines(parse(text))
    return {
        "lines": [line.text for line in found if line.linked < 0.9],
        "characters": sum(len(line.text) for line in found),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
