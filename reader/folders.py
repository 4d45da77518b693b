"""The user's folders: where settings, notes, state, cache and logs live."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APP = "article-reader"


@dataclass(frozen=True, slots=True)
class Folders:
    """`data` holds the user's own store, `state` reading places and the last copy, `cache` what
    can be made again. None of them need exist yet."""

    config: Path
    data: Path
    state: Path
    cache: Path
    log: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def style_sheet(self) -> Path:
        """Textual CSS of the user's own."""
        return self.config / "reader.tcss"

    @property
    def log_file(self) -> Path:
        return self.log / "reader.log"


def user_folders() -> Folders:
    """The folders of the user who runs this, by the customs of the system (platformdirs)."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    return Folders(
        config=dirs.user_config_path,
        data=dirs.user_data_path,
        state=dirs.user_state_path,
        cache=dirs.user_cache_path,
        log=dirs.user_log_path,
    )


def short_path(path: Path) -> str:
    """`path` with the home folder written as ~."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
