"""Analyses kept on disk, so that an article opened again shows its highlights at once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from reader.analysis.columns import from_columns, to_columns
from reader.files import write_whole
from reader.model import Analysis

# What reading a file raises that is damaged, or of another form.
_UNUSABLE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
)

# Raised whenever the rules would find something else in the same text.
RULES_VERSION = 9


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What an analysis depends on; `pipeline` is name and version."""

    text_sha256: str
    pipeline: str
    language: str = "en"
    rules: int = RULES_VERSION

    @property
    def digest(self) -> str:
        parts = (self.text_sha256, self.language, self.pipeline, str(self.rules))
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class AnalysisCache:
    """A folder of analyses, one JSON file each.

    A file that cannot be read counts as absent, and one that cannot be written is not: a cache
    is never a reason to fail.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: CacheKey) -> Path:
        """Where the analysis for `key` is or would be kept."""
        # The text's hash leads, so that all analyses of a text can be found and removed.
        text = key.text_sha256
        return self.folder / text[:2] / f"{text}.{key.digest[:16]}.json"

    def get(self, key: CacheKey) -> Analysis | None:
        """The analysis kept for `key`, or None."""
        try:
            return from_columns(json.loads(self.path(key).read_bytes()))
        except _UNUSABLE:
            return None

    def earlier(self, text_sha256: str) -> Analysis | None:
        """The newest analysis of a text that is kept, whatever pipeline and rules made it."""
        kept = self.folder.joinpath(text_sha256[:2]).glob(f"{text_sha256}.*.json")
        try:
            for path in sorted(kept, key=lambda each: -each.stat().st_mtime_ns):
                return from_columns(json.loads(path.read_bytes()))
        except _UNUSABLE:
            pass
        return None

    def put(self, key: CacheKey, analysis: Analysis) -> bool:
        """Keeps `analysis`, whole or not at all; says whether it is now kept."""
        text = json.dumps(to_columns(analysis), separators=(",", ":"))
        try:
            write_whole(self.path(key), text.encode())
        except OSError:
            return False
        return True
