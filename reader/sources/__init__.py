"""From a file, a stream or a page to an article: read, decode, sanitise, clean."""

from reader.sources.clean import CLEANER_VERSION, clean
from reader.sources.errors import SourceError
from reader.sources.input import MAX_BYTES, Input, read_file, read_standard_input, read_stream
from reader.sources.known import known_beside

__all__ = [
    "CLEANER_VERSION",
    "MAX_BYTES",
    "Input",
    "SourceError",
    "clean",
    "known_beside",
    "read_file",
    "read_standard_input",
    "read_stream",
]
