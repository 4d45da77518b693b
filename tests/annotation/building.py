"""Articles and stores to test with."""

from __future__ import annotations

import hashlib
import importlib
import os
import pkgutil
from pathlib import Path

from reader import annotation
from reader.annotation import Store
from reader.annotation.anchor import select
from reader.model import Annotation, Article, Metadata, Selector, Span, Version
from reader.model.article import article_id

TEXT = """Harbour council votes to keep the ferry

The council of Port Ellery voted on Tuesday to keep the night ferry running for another year.

“Without the boat this island goes to bed at six,” said Marta Linde, who owns the bakery on the \
quay. “We were promised a decision in spring, and here it is in autumn.”

Opponents said the ferry costs too much. The treasurer, Oke Brandt, put the loss at 40,000 a month.

“Nobody asked the people who row,” he added."""

DATA = TEXT.encode()


def article(text: str = TEXT, url: str | None = None, title: str = "Harbour council") -> Article:
    """An article made from the bytes of `text`."""
    return Article(
        article_id(url, text),
        Metadata(title=title, url=url, site="The Ellery Post"),
        Version(text, input_sha256=hashlib.sha256(text.encode()).hexdigest(), cleaner=1),
    )


def selector(words: str, text: str = TEXT) -> Selector:
    """The selector of the first place of `words` in `text`."""
    start = text.index(words)
    return select(text, Span(start, start + len(words)), article(text).version.sha256)


def kept(store: Store, text: str = TEXT) -> str:
    """Put the article into the store; its id."""
    return store.articles.keep(article(text), text.encode()).id


def noted(store: Store, note: str, words: str = "night ferry", text: str = TEXT) -> Annotation:
    """An annotation on `words` of the article, which is kept first."""
    return store.annotations.add(kept(store, text), selector(words, text), note=note)


def notes(store: Store, text: str = TEXT) -> list[str]:
    """The notes on the article that are not in the bin, sorted."""
    return sorted(a.note for a in store.annotations.of(article(text).id))


def every_file(folder: Path) -> dict[str, bytes]:
    """The content of all files under `folder` by their paths."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def article_file(folder: Path, text: str = TEXT) -> Path:
    return folder / "articles" / f"{article(text).id}.json"


def no_root() -> None:
    """Become a user who may not write everywhere, for the rest of this process.

    Such a user may not be let into the checkout either: what is imported late is imported before.
    """
    if os.geteuid() == 0:
        for module in pkgutil.walk_packages(annotation.__path__, "reader.annotation."):
            importlib.import_module(module.name)
        for name in ("tinydb", "filelock", "filelock.asyncio"):
            importlib.import_module(name)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
