"""The one place that finds the folders that travel with the program.

In a wheel they lie inside the package, in a checkout, an sdist and an editable install beside it.
"""

from pathlib import Path


def styles() -> Path:
    """The folder of Textual style sheets and themes."""
    return find("styles")


def seeds() -> Path:
    """The folder of sample articles and what is known about them."""
    return find("seeds")


def sample() -> Path:
    """The article that comes with Reader."""
    return next(path for path in sorted(seeds().iterdir()) if path.suffix == ".txt")


def find(name: str) -> Path:
    """Where the folder of this name is; FileNotFoundError, for the user, when it is nowhere."""
    package = Path(__file__).resolve().parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"The folder {name!r} of Reader is missing beside {package}. "
        "The installation is incomplete: install article-reader again."
    )
