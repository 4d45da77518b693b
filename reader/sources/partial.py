"""Pages that hold less than their article: what is read stops at a login, a payment, a question
about cookies or robots, or is put together by scripts only.

Many whole articles carry a login box or a cookie banner too. So a page counts as less only when
few words were found, the page says in the words of its kind that there is more, and the text
itself ends where one is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.sources import asking
from reader.sources.markup import without_tags

_FEW = 350
"""Words that a free start of an article has at the most."""

_SHORT = 120
"""Words below which a page that asks for something has no article in it."""

_BARE = 60
"""Words below which a page that speaks of scripts is one that they put together."""

_NEAR = 400
"""Characters after the end of the text within which a question stands in its place."""

_SPACES = re.compile(r"\s+")
_MOST_MARKUP = 5_000_000
_MOST = 500_000

_GATES = (("asks to log in", asking.LOG_IN), ("asks to subscribe", asking.SUBSCRIBE))
_EMPTY_APP = re.compile(
    r"<(?:div|main|app-root|section)\b[^<>]*\bid\s*=\s*[\"']?(?:root|app|__next|__nuxt|___gatsby"
    r"|main-app|application)\b[^<>]*>\s*(?:<(?:div|span|p)\b[^<>]*>[^<]{0,80}</\w+>\s*)?</",
    re.I,
)
_CONSENT_HOST = re.compile(r"https?://(?:consent|cmp|privacy-?(?:mgmt|center))\.", re.I)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|auth|account/login|sso)\b", re.I)
_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.I)
_WORD_COUNT = re.compile(r"[\"']wordCount[\"']\s*:\s*[\"']?(\d{2,6})")


@dataclass(frozen=True, slots=True)
class Partial:
    """What a page asks for, as the end of a sentence ("asks to log in"). `sure` says that what was
    read is less than the article; else it may be."""

    asks: str
    sure: bool


def partial(page: str, text: str, words: int, url: str | None) -> Partial | None:
    """Whether a page holds less than its article. `page` is its markup, `text` what was read of
    it, in `words` words, `url` where it came from. None for what may well be whole."""
    if words > _FEW and not _counts_more(page, words):
        return None
    said = _said(page)
    asks = _in_place_of_article(page, said, text, words, url or "")
    if asks is not None:
        return Partial(asks, True)
    for what, gate in _GATES:
        found = list(gate.finditer(said))
        if found:
            stops = words < _SHORT or _counts_more(page, words) or _breaks_off(text)
            if stops or any(_follows(said, text, each.start()) for each in found):
                return Partial(what, True)
            if _NOT_FREE.search(page):
                return Partial(what, False)
    return None


def _in_place_of_article(page: str, said: str, text: str, words: int, url: str) -> str | None:
    """What a page asks for that has no article in it at all."""
    if words < _SHORT and asking.PROOF.search(said):
        return "asks to prove that you are human"
    read = text if words >= _BARE else said
    if words <= _FEW and (_CONSENT_HOST.match(url) or _is_about_consent(read, said)):
        return "asks to agree to cookies"
    if words < _SHORT and _LOGIN_PATH.search(url):
        return "asks to log in"
    if words < _BARE and (asking.SCRIPTS.search(said) or _EMPTY_APP.search(page)):
        return "shows the rest only to a browser that runs its scripts"
    return None


def _counts_more(page: str, words: int) -> bool:
    """Whether the page's own record says that it is not free, and has half as many words again."""
    counted = _WORD_COUNT.search(page)
    return counted is not None and int(counted[1]) * 2 >= words * 3 and bool(_NOT_FREE.search(page))


def _breaks_off(text: str) -> bool:
    """Whether the text ends in the middle of a sentence."""
    return text.rstrip().endswith(("…", "...", "[…]", "[...]", ",", ";"))


def _follows(said: str, text: str, gate: int) -> bool:
    """Whether the question stands where the text ends."""
    end = _SPACES.sub(" ", text[-60:]).strip()[-40:]
    at = said.rfind(end, 0, gate) if end else -1
    return at >= 0 and gate - at - len(end) <= _NEAR


def _said(page: str) -> str:
    """The words in the markup, hidden boxes included, on one line."""
    return _SPACES.sub(" ", " ".join(without_tags(page[:_MOST_MARKUP])))[:_MOST]


def _is_about_consent(words: str, said: str) -> bool:
    """Whether `words` are mostly about cookies, and the page has a choice to make."""
    count = len(asking.COOKIES.findall(words))
    about = count >= 3 and count * 30 >= words.count(" ")
    return about and asking.CHOICE.search(said) is not None
