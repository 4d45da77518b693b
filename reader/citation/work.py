"""What is cited: an article, and passages of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from reader.citation import dates, names, titles
from reader.citation.dates import When
from reader.citation.names import Name
from reader.model import Metadata, QuoteKind
from reader.text.sanitise import one_line, sanitise

# No field of a citation is longer than this, however hostile the page.
_LONGEST = 4_000

# What the user calls a field of the metadata.
_WORDS = {"authors": "author", "published": "date"}


@dataclass(frozen=True, slots=True)
class Work:
    """An article as a citation sees it.

    `proper_nouns` are the words of the title that keep their capitals in sentence case (see
    `titles.proper_nouns`). `newspaper` is true only when the page or the user says that the site
    is a newspaper. `updated` is an ISO 8601 date; `publisher` the body behind the site.
    `text_sha256` is the hash of the text that was read, given where it is asked for.
    """

    metadata: Metadata
    proper_nouns: tuple[str, ...] = ()
    newspaper: bool = False
    updated: str | None = None
    publisher: str | None = None
    text_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the article.

    `pieces` are the stretches in order, with their quotation marks or without; what lay between
    them is left out with an ellipsis. A blank line inside a piece parts paragraphs. `kind` is
    None for the article's own words; `sure` says that the speaker is settled; `paragraph` is the
    ¶ number of the first piece; `fragment` the text fragment that finds the words on the page;
    `introduced` the role with the "a" or "the" that the article gives it.
    """

    pieces: tuple[str, ...]
    kind: QuoteKind | None = None
    speaker: str | None = None
    role: str | None = None
    sure: bool = True
    paragraph: int | None = None
    section: str | None = None
    fragment: str | None = None
    introduced: str | None = None

    def cleaned(self) -> Passage:
        """The passage without control characters, whatever the caller took it from."""
        return replace(
            self,
            pieces=tuple(sanitise(piece).text for piece in self.pieces),
            speaker=one_line(self.speaker, _LONGEST) if self.speaker else None,
            role=one_line(self.role, _LONGEST) if self.role else None,
            section=one_line(self.section, _LONGEST) if self.section else None,
            introduced=one_line(self.introduced, _LONGEST) if self.introduced else None,
        )


@dataclass(frozen=True)
class Facts:
    """A work with its names and dates read, and a record of what a style asked for in vain.

    In a list, `number` is its place, `letter` tells it from others of the same name and year, and
    `repeated` says that the entry before has the same authors.
    """

    work: Work
    accessed_on: date | None = None
    with_hash: bool = False
    number: int = 1
    letter: str = ""
    repeated: bool = False
    lacking: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def ask(self, what: str, known: object) -> None:
        """Note that a style uses `what`, and that it is lacking if `known` is empty."""
        self.used.add(what)
        if not known and what not in self.lacking:
            self.lacking.append(what)

    @property
    def guessed(self) -> tuple[str, ...]:
        """What the style used and is known by a guess, in words that the user knows."""
        names = [_WORDS.get(name, name) for name in self.work.metadata.guessed]
        return tuple(name for name in names if name in self.used - set(self.lacking))

    @cached_property
    def _authors(self) -> tuple[Name, ...]:
        written = [
            part
            for text in self.work.metadata.authors
            for part in names.split_byline(one_line(text, _LONGEST))
        ]
        return tuple(names.parse(name) for name in dict.fromkeys(written))

    @property
    def authors(self) -> tuple[Name, ...]:
        self.ask("author", self._authors)
        return self._authors

    def speaker(self, passage: Passage) -> Name | None:
        """Who said the words; None for the article's own words and for an unknown speaker."""
        spoken = passage.kind is not None and passage.speaker
        return names.parse(spoken) if spoken else None

    def is_second_hand(self, passage: Passage) -> bool:
        """True for words of somebody other than the one author of the article."""
        name = self.speaker(passage)
        return passage.kind is not None and (name is None or self._authors != (name,))

    @property
    def title(self) -> str:
        title = one_line(self.work.metadata.title, _LONGEST)
        self.ask("title", title)
        return titles.quiet(title, self.work.proper_nouns)

    @property
    def date(self) -> When | None:
        when = dates.parse(self.work.metadata.published)
        self.ask("date", when)
        return when

    def year(self, unknown: str = "n.d.") -> str:
        """The year with the letter of a list ("2020a"); `unknown` without a date ("n.d.-a")."""
        when = self.date
        if when is None:
            return f"{unknown}-{self.letter}" if self.letter else unknown
        return dates.years(when) + self.letter

    @property
    def updated(self) -> When | None:
        """The day of the last change, when it is later than the day of publication."""
        changed, first = dates.parse(self.work.updated), dates.parse(self.work.metadata.published)
        return changed if changed and changed != first else None

    @property
    def site(self) -> str:
        site = one_line(self.work.metadata.site or "", _LONGEST)
        self.ask("site", site)
        return site

    @property
    def host(self) -> str:
        """The host of the address: who published, where a sentence must name somebody."""
        try:
            host = urlsplit(self.work.metadata.url or "").hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.")

    @property
    def url(self) -> str:
        url = one_line(self.work.metadata.url or "", _LONGEST)
        self.ask("url", url)
        return url

    @property
    def accessed(self) -> When | None:
        """The day the page was seen: as told, else when it was fetched."""
        when = dates.of(self.accessed_on) if self.accessed_on else self._retrieved
        self.ask("access date", when)
        return when

    @property
    def _retrieved(self) -> When | None:
        return dates.parse((self.work.metadata.retrieved or "")[:10])

    @property
    def authored_by_site(self) -> bool:
        """True when the one author is the site itself, which is then named once."""
        return (
            len(self._authors) == 1
            and self._authors[0].body
            and self._authors[0].family.casefold() == (self.work.metadata.site or "").casefold()
        )

    @property
    def snapshot(self) -> str | None:
        """The text's hash, when it was asked for."""
        return self.work.text_sha256 if self.with_hash else None

    @property
    def newspaper(self) -> bool:
        return self.work.newspaper
