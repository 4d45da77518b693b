"""What each line of a page is: a block of the article, or set aside with a reason.

Trafilatura says which words are the article's text; the lines around them, and what the markup
says of each, settle the rest. Runs in the helper process only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reader.sources.html.dom import Line
from reader.sources.plain.boxes import remove_tail
from reader.sources.plain.captions import is_caption, is_credit_line
from reader.sources.plain.dates import find_date, is_time_line
from reader.sources.plain.draft import Draft
from reader.sources.plain.furniture import is_box_opener, is_notice, is_tail_opener, phrase_reason
from reader.sources.plain.lines import Lines
from reader.sources.plain.menus import is_menu_line
from reader.sources.plain.names import is_byline, is_names
from reader.sources.plain.notes import is_note
from reader.sources.plain.shapes import ends_sentence, is_prose, key, word_count

_LEAD_REACH, _TAIL_REACH = 45, 8
_MOST_MISSES = 3
_CARD_WORDS = 4
_SHORTEST_CAPTION, _LONGEST_CAPTION = 15, 900

_AGAIN, _COPY = "the title again", "second copy"
_CREDIT, _LINK, _LABEL = "picture credit", "link to another piece", "repeated label"
_BESIDE, _OUTSIDE, _AFTER = "beside the article", "not part of the article", "after the article"
_BEFORE, _BOX = "before the article", "heading of a box"


@dataclass(slots=True)
class Verdict:
    """A line's `kind` as a block, or the `reason` why it is set aside."""

    kind: str = ""
    level: int = 0
    reason: str = ""


class Body:
    """Which lines of the page are the article's text, by the words that were extracted."""

    def __init__(self, page_lines: list[Line], extracted: list[str]) -> None:
        self.lines = page_lines
        self.keys = [key(line.text) for line in page_lines]
        whole = set(extracted)
        # A line of the page may hold several of the extractor's paragraphs.
        joined = " ".join(extracted)
        self.inside = [
            bool(words) and (words in whole or (len(words) >= 30 and words in joined))
            for words in self.keys
        ]
        running = [
            i
            for i, line in enumerate(page_lines)
            if self.inside[i] and is_prose(line.text) and not line.caption and line.linked < 0.6
        ]
        if not running:
            running = [i for i, line in enumerate(page_lines) if self.inside[i]]
        self.first = running[0] if running else len(page_lines)
        self.last = running[-1] if running else -1
        self.last = self._reach_on(self.last)
        counts = Counter(words for words in self.keys if 0 < len(words) <= 40)
        self.repeated = {words for words, count in counts.items() if count >= 4}
        self.text = "\n".join(page_lines[i].text for i in running)[:8000]

    def _reach_on(self, last: int) -> int:
        """The last line of running text that goes on after `last`: pages part long articles into
        containers, and the extractor may stop at the first."""
        misses, index = 0, last + 1
        while last >= 0 and index < len(self.lines) and misses <= _MOST_MISSES:
            line = self.lines[index]
            if is_tail_opener(line.text) or line.level == 1:
                break
            running = line.tag == "p" and not line.outside and line.linked < 0.3
            if running and word_count(line.text) >= 20 and ends_sentence(line.text):
                last, misses = index, 0
            else:
                misses += 1
            index += 1
        return last

    def beside(self, index: int) -> bool:
        """Whether extracted lines stand on both sides: a container's name may say anything."""
        before = any(self.inside[max(0, index - 3) : index])
        return before and any(self.inside[index + 1 : index + 4])

    @property
    def reach(self) -> range:
        """The lines that are looked at."""
        end = min(len(self.lines), self.last + _TAIL_REACH)
        return range(max(0, self.first - _LEAD_REACH), end)


def choose(body: Body, title: str, authors: tuple[str, ...]) -> dict[int, Verdict]:
    """A verdict for each line within the reach of `body`, by the line's index."""
    words = key(title)
    title_at = next(
        (i for i in range(min(body.first, len(body.keys) - 1), -1, -1) if body.keys[i] == words),
        None,
    )
    if not words:
        title_at = None
    verdicts = _first_look(body, words, title_at)
    _drop_credits(body, verdicts)
    _drop_tail(body, verdicts)
    _drop_lonely_headings(verdicts)
    _mark_notes(body, verdicts, authors)
    if title_at is None:
        return dict(sorted(verdicts.items()))
    verdicts[title_at] = Verdict("title")
    return {index: verdicts[index] for index in _in_order(verdicts, title_at)}


def _in_order(verdicts: dict[int, Verdict], title_at: int) -> list[int]:
    """The lines in the order of the page, with what is kept from above the title right below it;
    what is set aside above the title is none of the article's."""
    above = [index for index in sorted(verdicts) if index < title_at and verdicts[index].kind]
    return [title_at, *above, *(index for index in sorted(verdicts) if index > title_at)]


def _first_look(body: Body, title: str, title_at: int | None) -> dict[int, Verdict]:
    verdicts: dict[int, Verdict] = {}
    captions = ""
    seen: set[str] = set()
    for index in body.reach:
        line, words = body.lines[index], body.keys[index]
        if not words:
            continue
        if words in seen or (line.caption and words in captions):
            verdicts[index] = Verdict(reason=_COPY)
            continue
        verdict = _verdict(body, index, title)
        below = title_at is not None and title_at < index < body.first
        if not verdict.kind and below and (kind := _under_title(body, index)):
            verdict = Verdict(kind)
        verdicts[index] = verdict
        if verdict.kind == "caption":
            captions += "\n" + words
        if verdict.kind and word_count(line.text) >= 4:
            seen.add(words)
    return verdicts


def _verdict(body: Body, index: int, title: str) -> Verdict:
    line, words, text = body.lines[index], body.keys[index], body.lines[index].text
    within = body.first <= index <= body.last
    if words == title:
        return Verdict(reason=_AGAIN)
    if reason := furniture_reason(text):
        return Verdict(reason=reason)
    if words in body.repeated:
        return Verdict(reason=_LABEL)
    if line.caption or (is_caption(text) and line.linked <= 0.3):
        return _caption(body, index, within)
    if not within:
        return Verdict(reason=_AFTER if index > body.last else _above(text))
    if not (index == body.first and is_prose(text)) and _looks_like_heading(line):
        return _heading(line, title)
    if line.linked > 0.85 and not is_prose(text):
        return Verdict(reason=_LINK)
    if body.inside[index] and not (line.outside and line.linked > 0.5):
        if line.quoted:
            return Verdict("blockquote")
        return Verdict("list_item" if line.item else "paragraph")
    outside = line.outside and not body.beside(index)
    running = is_prose(text) and line.linked < 0.4 and not outside
    if running and (line.tag == "p" or (word_count(text) >= 20 and ends_sentence(text))):
        return Verdict("paragraph")
    return Verdict(reason=_LINK if line.linked > 0.5 else _BESIDE if line.outside else _OUTSIDE)


def _above(text: str) -> str:
    """Why a line over the text is set aside: what it says is among the article's details."""
    if is_byline(text) or is_names(text):
        return "byline"
    return "date line" if is_time_line(text) or find_date(text) else _BEFORE


def furniture_reason(text: str) -> str | None:
    """Why the line is furniture by its words alone, or None."""
    if reason := phrase_reason(text):
        return reason
    if len(text) >= 20 and is_notice(text):
        return "notice about the site"
    return "menu" if is_menu_line(text) else None


def _caption(body: Body, index: int, within: bool) -> Verdict:
    line = body.lines[index]
    bracketed = line.text[0] == "(" and line.text[-1] == ")" and word_count(line.text) <= 6
    if (
        bracketed
        or is_credit_line(line.text)
        or not _SHORTEST_CAPTION <= len(line.text) <= _LONGEST_CAPTION
    ):
        return Verdict(reason=_CREDIT)
    if _is_of_card(body, index):
        return Verdict(reason=_LINK)
    if not within and line.tag == "img":
        return Verdict(reason=_BEFORE if index < body.first else _AFTER)
    return Verdict("caption")


def _is_of_card(body: Body, index: int) -> bool:
    """Whether the line is the linked headline of another piece in a caption's dress, or stands
    right under one."""
    above = body.lines[index - 1] if index else body.lines[index]
    return body.lines[index].linked >= 0.8 or (above.caption and above.linked >= 0.8)


def _under_title(body: Body, index: int) -> str | None:
    """A line under the title that says something is its deck; a picture there is the first."""
    line, text = body.lines[index], body.lines[index].text
    if line.caption:
        verdict = _caption(body, index, within=True)
        return verdict.kind or None
    if line.outside or line.linked > 0.3 or line.item:
        return None
    if not 3 <= word_count(text) <= 60 or not (word_count(text) >= 6 or ends_sentence(text)):
        return None
    if is_byline(text) or is_time_line(text) or find_date(text) or furniture_reason(text):
        return None
    return "paragraph"


def _looks_like_heading(line: Line) -> bool:
    bold = line.bold > 0.9 and word_count(line.text) <= 16
    open_ended = ends_sentence(line.text) or line.text.endswith((":", ","))
    return (line.level > 1 or (bold and not open_ended)) and word_count(line.text) <= 24


def _heading(line: Line, title: str) -> Verdict:
    words = key(line.text)
    if line.outside:
        return Verdict(reason=_BESIDE)
    if line.linked > 0.5:
        return Verdict(reason=_LINK)
    if title and words.startswith(title) and word_count(words) <= word_count(title) + 4:
        return Verdict(reason=_AGAIN)
    if is_box_opener(line.text) or is_tail_opener(line.text) or _is_doubled(words):
        return Verdict(reason=_BOX)
    return Verdict("heading", max(1, line.level - 1))


def _is_doubled(words: str) -> bool:
    """Whether the line says the same twice, as cards of other pieces do."""
    parts = words.split()
    half = len(parts) // 2
    return half >= 2 and len(parts) % 2 == 0 and parts[:half] == parts[half:]


def _drop_credits(body: Body, verdicts: dict[int, Verdict]) -> None:
    """Of two captions next to each other, one of a few words that is no sentence names who took
    the picture."""
    captions = [i for i, verdict in verdicts.items() if verdict.kind == "caption"]
    for index in captions:
        text = body.lines[index].text
        if word_count(text) > _CARD_WORDS or ends_sentence(text) or not _is_name(text):
            continue
        if any(
            body.lines[near].tag != "img" and word_count(body.lines[near].text) > 2 * _CARD_WORDS
            for near in (index - 1, index + 1)
            if near in captions
        ):
            verdicts[index] = Verdict(reason=_CREDIT)


def _is_name(text: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() for word in text.split())


def _drop_tail(body: Body, verdicts: dict[int, Verdict]) -> None:
    """Drop what stands after an opener ("More from …") if no article goes on there."""
    chosen = [
        index
        for index in range(body.first, body.reach.stop)
        if index in verdicts
        and (
            verdicts[index].kind
            or body.lines[index].level > 1
            or is_tail_opener(body.lines[index].text)
        )
    ]
    draft = Draft(Lines([body.lines[index].text for index in chosen]))
    draft.prose = [
        at
        for at, index in enumerate(chosen)
        if verdicts[index].kind == "paragraph" and is_prose(body.lines[index].text)
    ]
    remove_tail(draft)
    for at in draft.reasons:
        verdicts[chosen[at]] = Verdict(reason=_AFTER)


def _drop_lonely_headings(verdicts: dict[int, Verdict]) -> None:
    """A heading with no text under it leads to something that is not the article's."""
    following = ""
    for index in sorted(verdicts, reverse=True):
        verdict = verdicts[index]
        if verdict.kind == "heading":
            if following in ("", "heading2"):
                verdicts[index] = Verdict(reason=_BOX)
            else:
                following = "heading2" if following == "heading" else "heading"
        elif verdict.kind:
            following = verdict.kind


def _mark_notes(body: Body, verdicts: dict[int, Verdict], authors: tuple[str, ...]) -> None:
    last = [i for i, verdict in sorted(verdicts.items()) if verdict.kind == "paragraph"][-3:]
    for index in last:
        if is_note(body.lines[index].text, authors, False):
            verdicts[index] = Verdict("note")
