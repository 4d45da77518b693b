"""Which pipeline will be used, told without loading it: its name and version."""

from __future__ import annotations

import json
from pathlib import Path

BUNDLED = Path(__file__).parent / "en_reader"


def pipeline_about(name: str | None = None) -> str:
    """Name and version of the pipeline that ships with Reader, or of the installed one, or of
    the one in the folder `name`; the name alone where no version can be found."""
    folder = BUNDLED if name is None else Path(name)
    if (folder / "meta.json").is_file():
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            trained = meta.get("reader", {}).get("trained", "")
            return f"{meta.get('name')} {meta.get('version')} {trained}".strip()
        except (OSError, ValueError, AttributeError):
            return str(name or "bundled")
    # Imported here: it takes as long as a tenth of a first paint, and few have another pipeline.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name} {version(str(name))}"
    except (PackageNotFoundError, ValueError):
        return str(name)
