"""The one place that finds the folders that travel with the program."""

from functools import cache
from pathlib import Path


def styles() -> Path:
    """The folder of Textual style sheets and themes."""
    return _folder("styles")


def seeds() -> Path:
    """The folder of sample articles and what is known about them."""
    return _folder("seeds")


@cache
def _folder(name: str) -> Path:
    """Find a folder in the installed package, else beside it, as in a checkout.

    Raises FileNotFoundError with a sentence for the user when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"The folder {name!r} of Reader is missing beside {package}. "
        "The installation is incomplete: install article-reader again."
    )
