"""Documents read in a process of their own, with limits: what parses PDF and EPUB can be kept busy
for ever, or made to fill the memory, by a file of a few kilobytes.

`python -m reader.sources.apart KIND LINES MEMORY NAME` reads a document on standard input and
writes what is in it as JSON; LINES are the numbers of restored lines, with commas.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import Any

from reader import processes
from reader.model import Metadata, Version
from reader.model.contract import metadata_to_json, version_from_json, version_to_json
from reader.sources.errors import SourceError
from reader.sources.input import Input
from reader.sources.reading import Reading

PATIENCE = 45.0
"""Seconds for one document."""

MEMORY = 3_000_000_000
"""Bytes of address space, of which a book of a million words needs a tenth."""

_KINDS = {"pdf": "PDF document", "epub": "EPUB book"}


def read_apart(kind: str, source: Input, restored: Sequence[int] = ()) -> Reading:
    """What the reader for `kind` ("pdf", "epub") makes of `source`.

    Raises SourceError when it refuses the document, or cannot read it within the limits.
    """
    lines = ",".join(map(str, restored))
    order = [kind, lines, str(MEMORY), source.name]
    with tempfile.TemporaryFile() as document:
        document.write(source.data)
        document.seek(0)
        with processes.start("reader.sources.apart", *order, stdin=document) as process:
            try:
                output, _ = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired as error:
                raise SourceError(
                    f"{source.name} took longer than {PATIENCE:.0f} seconds to read and was given "
                    f"up. {_INSTEAD}"
                ) from error
            finally:
                processes.end(process)
    with contextlib.suppress(ValueError, KeyError, TypeError):
        answer = json.loads(output)
        if "error" in answer:
            raise SourceError(answer["error"])
        return _from_json(answer)
    raise SourceError(
        f"{source.name} is a damaged {_KINDS[kind]}, or one that needs more memory than Reader "
        f"gives it. {_INSTEAD}"
    )


_INSTEAD = "Copy its words in the program that shows it, and run: reader paste"


def main(arguments: Sequence[str]) -> int:
    """Read the document on standard input; 1 when the limits do not allow it."""
    kind, lines, memory, name = arguments
    processes.limit(int(memory), int(2 * PATIENCE))
    source = Input(sys.stdin.buffer.read(), label=name)
    restored = [int(line) for line in lines.split(",") if line]
    try:
        answer = _to_json(_read(kind, source, restored))
    except SourceError as error:
        answer = {"error": str(error)}
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8", "surrogatepass"))
    return 0


def _read(kind: str, source: Input, restored: Sequence[int]) -> Reading:
    if kind == "pdf":
        from reader.sources.pdf import read_pdf

        return read_pdf(source, restored)
    from reader.sources.epub import read_epub

    return read_epub(source)


def _to_json(reading: Reading) -> dict[str, Any]:
    version = Version(
        reading.text, reading.blocks, reading.removed, reading.links, notices=reading.notices
    )
    return {
        **version_to_json(version),
        "text": reading.text,
        "unrestored": reading.unrestored,
        "metadata": metadata_to_json(reading.metadata),
    }


def _from_json(answer: dict[str, Any]) -> Reading:
    version = version_from_json(answer, answer["text"])
    known = answer["metadata"]
    return Reading(
        text=version.text,
        blocks=version.blocks,
        metadata=Metadata(
            **{**known, "authors": tuple(known["authors"]), "guessed": tuple(known["guessed"])}
        ),
        unrestored=answer["unrestored"],
        removed=version.removed,
        notices=version.notices,
        links=version.links,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
