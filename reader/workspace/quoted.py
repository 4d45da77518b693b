"""Who is quoted in one article of the library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker of one article, corrections included: `name` as the article calls them most fully,
    all `names` it has for them, their role in its words, how many `quotes` (utterances) are
    theirs; `published` and `title` are the article's."""

    article: str
    name: str
    names: tuple[str, ...] = ()
    role: str | None = None
    quotes: int = 0
    published: str | None = None
    title: str = ""
