"""Is a marked stretch speech? Titles of works, borrowed words and names in marks are not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.analysis.cues import Cue
from reader.analysis.evidence import Evidence
from reader.analysis.marks import Marked
from reader.analysis.reports import Report
from reader.analysis.tokens import Tokens

_END = ",.?!…—–-"
_NAMING = frozenset(
    "called named titled entitled dubbed nicknamed labeled labelled so-called known term hashtag "
    "headline headlined phrase".split()
)
_WORKS = frozenset(
    "film movie song book album show series novel play single track program programme podcast "
    "poem essay essays painting episode game magazine comedy drama musical sitcom memoir "
    "paper article documentary movies films songs books novels shows concert memo ad slogan word "
    "words".split()
)
# Nouns that announce words called out: "chants of “Feel the heat”".
_CRIES = frozenset("chant chants cry cries shout shouts".split())
# Verbs that a show or a paper may follow as whom somebody tells, not as what is said.
_TELLS_A_SHOW = re.compile(r"t(?:ell|old)|call|host|watch|join|ask|inform")
# So many words are more than a term.
_PHRASE = 3
_PLACES_A_TITLE = frozenset(
    "on of in 's the ’s from for at with a an his her their its host hosts".split()
)
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from with by as vs v is it's over".split()
)
_VERBAL = re.compile(r"VB[DPZ]|MD|VB$")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BEING = (["is"], ["was"])
_CLAUSE_SIGNS = frozenset((",", ":", "—", "–", "--"))


@dataclass(frozen=True, slots=True)
class Look:
    """What tells speech from other words in marks.

    `words` is how many there are, those with a hyphen by their parts; `titled` that they are
    capitalised like a title; `sign` the last character inside; `before` the word before the
    marks; `verbal` that a finite verb is inside; `opens` that the marks open a sentence; `signed`
    that a writer's name follows, as in “…,” by Ann Holt; `discussed` that "is" or "was" follows,
    as where words are spoken of: “I was wrong” is a sentence; `report` the strength of the report
    beside them, `adjacent` when it stands right before them; `single` as in Marked.
    """

    words: int
    titled: bool
    sign: str
    before: str
    verbal: bool
    opens: bool
    signed: bool
    discussed: bool
    report: Cue | None
    adjacent: bool
    single: bool

    @property
    def ended(self) -> bool:
        return self.sign in _END

    @property
    def introduced(self) -> bool:
        """Whether a comma, a colon or the report itself leads up to the marks."""
        return self.before in _CLAUSE_SIGNS or self.adjacent

    @property
    def names_a_work(self) -> bool:
        """Whether the words before make a title likely: "the film “…”", "on “…”"."""
        if self.before in _NAMING:
            return self.titled or self.words < _PHRASE
        return self.titled and (self.before in _PLACES_A_TITLE or self.before in _WORKS)


def look_of(
    tokens: Tokens, text: str, marked: Marked, inside: tuple[int, int], report: Report | None
) -> Look | None:
    """The looks of the stretch `marked`, whose tokens are `inside`; None when it is empty."""
    inner = marked.inside(text)
    if not inner.size:
        return None
    words = inner.of(text).split()
    first, last = inside
    titled = _like_a_title(words)
    return Look(
        words=len(_WORD.findall(inner.of(text))),
        titled=titled,
        sign=text[inner.end - 1],
        before=_before(tokens, first, titled),
        verbal=any(_VERBAL.match(tag) for tag in tokens.tags[first:last]),
        opens=first == 0 or tokens.sentence_of(first)[0] == first,
        signed=tokens.lower[last : last + 1] == ["by"]
        and tokens.tags[last + 1 : last + 2] in (["NNP"], ["NNPS"]),
        discussed=text[inner.end - 1] not in _END and tokens.lower[last : last + 1] in _BEING,
        report=None if report is None else report.strength,
        adjacent=report is not None and report.last == first,
        single=marked.single,
    )


def _before(tokens: Tokens, first: int, titled: bool) -> str:
    """The word before token `first`, or what counts for it: a kind of work rather than the comma
    between it and a title ("her memoir, “…”"), "chants" rather than the "of" that follows."""
    last, word = ("", "", *tokens.lower[max(0, first - 2) : first])[-2:]
    if (titled and word == "," and last in _WORKS) or (word == "of" and last in _CRIES):
        return last
    return word


def is_speech(look: Look, how: Evidence) -> bool:
    """Whether a stretch that looks so, with a report `how` beside it, reports words that somebody
    said."""
    if how is Evidence.AFTER:
        named = look.titled and look.names_a_work
        return not named and (not look.single or look.ended)
    if look.single and not (
        how is Evidence.BEFORE and (look.before in _CLAUSE_SIGNS or look.ended)
    ):
        return False
    if look.signed or (look.discussed and look.report is None):
        return False
    if look.before in _CRIES:
        return True
    if look.report is not None:
        return _is_reported(look)
    if look.opens or look.introduced:
        whole = look.verbal or look.words > 5 or look.sign in ".!?"
        return look.words > 2 and whole and (look.ended or not look.titled)
    if look.names_a_work or look.titled:
        return False
    return look.words > 2


def _is_reported(look: Look) -> bool:
    """Whether words in a sentence that reports something are what it reports."""
    told = _TELLS_A_SHOW.match(look.before) is not None
    if look.introduced and look.titled and told and look.sign not in ".!?":
        return False
    if look.introduced and look.report is not Cue.THINK:
        return look.words > 1 or look.ended
    return look.words > 2 and not look.titled and not look.names_a_work


def _like_a_title(words: list[str]) -> bool:
    """Whether the words are capitalised as a title or a name is."""
    main = [w.strip(",.?!…") for w in words if w.strip(",.?!…").lower() not in _SMALL]
    if not main or not words[0][:1].isupper():
        return False
    return len(words) < 12 and all(not w[:1].islower() for w in main)
