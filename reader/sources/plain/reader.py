"""The rules in their order: from sanitised plain text to blocks and lines set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import BlockKind, Blocks, Metadata, RemovedLine
from reader.sources.plain.assemble import assemble
from reader.sources.plain.boxes import remove_after, remove_boxes, remove_tail
from reader.sources.plain.captions import mark_captions, mark_figures
from reader.sources.plain.core import (
    narrow_to_core,
    remove_strays,
    remove_under_core,
    stands_below_menus,
)
from reader.sources.plain.draft import Draft
from reader.sources.plain.furniture import remove_furniture, remove_repeated, reopen_ambiguous
from reader.sources.plain.header import Header, read_header
from reader.sources.plain.headings import (
    mark_headings,
    mark_items,
    mark_picture_headings,
    mark_verse,
)
from reader.sources.plain.lines import split
from reader.sources.plain.menus import remove_cookie_notice, remove_menus, remove_repeated_blocks
from reader.sources.plain.names import is_dated_byline
from reader.sources.plain.notes import mark_notes
from reader.sources.plain.pieces import join_pieces
from reader.sources.plain.quoted import join_quoted
from reader.sources.plain.shapes import LONG, is_prose
from reader.sources.plain.title import mark_first_line, mark_title, title_of
from reader.sources.plain.wrap import unwrap

_OTHER_SCRIPTS = frozenset("ja ko zh th he hi bn ta ka hy am my km ar fa ur und".split())

NO_ARTICLE = "No article was recognised in this text, so all of it is shown."


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """A plain text, read. `unrestored` is the text without any restored line."""

    text: str
    blocks: Blocks
    removed: tuple[RemovedLine, ...]
    unrestored: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    notices: tuple[str, ...] = ()

    def metadata(self, language: str) -> Metadata:
        """What the text says about itself; authors and date found in it are guesses."""
        guessed = [name for name in ("authors", "published") if getattr(self, name)]
        return Metadata(
            title=self.title,
            authors=self.authors,
            published=self.published,
            language=language,
            guessed=tuple(guessed),
        )


def read_plain(text: str, language: str = "en", restored: Sequence[int] = ()) -> PlainArticle:
    """Read sanitised `text`; keep the input lines numbered in `restored` whatever the rules say.

    When the rules would leave nothing, all lines are kept as paragraphs, with a notice.
    """
    draft = Draft(unwrap(join_pieces(join_quoted(split(text)))))
    header = settle(draft, language)
    notices: tuple[str, ...] = ()
    if len(draft.reasons) == len(draft):
        draft = Draft(draft.lines)
        header, notices = Header(), (NO_ARTICLE,)
    plain = assemble(draft, text)
    kept = assemble(draft, text, frozenset(restored)) if restored else plain
    return PlainArticle(
        text=kept.text,
        blocks=kept.blocks,
        removed=kept.removed,
        unrestored=plain.text,
        title=title_of(draft),
        authors=header.authors,
        published=header.published,
        notices=notices,
    )


def settle(draft: Draft, language: str) -> Header:
    """Run the rules: what is sure by its words first, then what its place tells.

    Place tells only in an article: verse, lists and transcripts keep all their lines, and so do
    languages whose sentences end in ways that the rules do not know.
    """
    remove_furniture(draft)
    draft.prose = [
        index
        for index in draft.open_lines()
        if draft.sizes[index] > LONG or _is_running(draft.texts[index])
    ]
    header = Header()
    if not _is_article(draft):
        reopen_ambiguous(draft)
        mark_first_line(draft)
        mark_items(draft)
    elif language in _OTHER_SCRIPTS:
        mark_title(draft)
        mark_items(draft)
        mark_headings(draft)
    else:
        remove_menus(draft)
        remove_cookie_notice(draft)
        _refresh_prose(draft)
        narrow_to_core(draft)
        mark_title(draft)
        remove_repeated_blocks(draft)
        header = _settle_by_place(draft)
    for index in list(draft.open_lines()):
        draft.keep(index, BlockKind.PARAGRAPH)
    return header


def _is_running(line: str) -> bool:
    return is_prose(line) and not is_dated_byline(line)


def _settle_by_place(draft: Draft) -> Header:
    _refresh_prose(draft)
    mark_verse(draft)
    mark_captions(draft)
    remove_repeated(draft)
    _refresh_prose(draft)
    header = read_header(draft)
    mark_notes(draft, header.authors)
    mark_figures(draft)
    _refresh_prose(draft)
    remove_tail(draft)
    _refresh_prose(draft)
    mark_items(draft)
    _refresh_prose(draft)
    for index in draft.prose:
        draft.kinds[index] = BlockKind.PARAGRAPH
    remove_boxes(draft)
    _refresh_prose(draft)
    remove_after(draft)
    remove_under_core(draft)
    mark_headings(draft)
    mark_picture_headings(draft)
    remove_strays(draft)
    return header


def _is_article(draft: Draft) -> bool:
    """Whether running text makes up a good part of what is no furniture by its words, or stands
    together below a page's menus."""
    running, rest = draft.size_of(draft.prose), draft.size_of(draft.open_lines())
    return running > 0 and (running * 3 >= rest or stands_below_menus(draft))


def _refresh_prose(draft: Draft) -> None:
    """Running text that turned out to be a caption, a note or furniture is none."""
    gone = {index for index in draft.settled if not draft.may_be_prose(index)}
    draft.settled.clear()
    if gone:
        draft.prose = [index for index in draft.prose if index not in gone]
