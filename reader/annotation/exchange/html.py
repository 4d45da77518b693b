"""Export as one HTML page that needs nothing else: the article with its highlights, notes beside.

Everything is escaped; the page runs no script and loads nothing, and says so to the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from reader.annotation.exchange.row import Page, Row
from reader.model import AnchorState, Block, BlockKind, Span
from reader.text.items import has_own_mark

_STYLE = """
body{font:1.06rem/1.6 Georgia,serif;color:#222;background:#fff}
body{margin:2rem auto;max-width:66rem;padding:0 1rem}
h1,h2,h3{line-height:1.25}
.block{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,20rem);gap:0 2rem}
.words>*{margin:.5rem 0;white-space:pre-line}
mark{background:#ffe99a;color:inherit}
mark.over{background:#ffd24d;border-bottom:2px solid #a06b00}
mark.doubtful{background:none;border-bottom:2px dashed #a06b00}
sup a,.n{font:.7rem sans-serif;text-decoration:none;color:#7a4f00}
aside{font:.85rem/1.45 sans-serif;border-left:3px solid #ffd24d;margin:.6rem 0;padding:0 0 0 .7rem}
aside p{margin:.15rem 0;white-space:pre-line}
.who,.details,.state{color:#555}.tag{color:#06508a;margin-right:.4em}
article+article{border-top:1px solid #999;margin-top:3rem}
@media(max-width:50rem){.block{display:block}}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}mark{background:#5a4a10}
mark.over{background:#7a6312}.who,.details,.state{color:#aaa}sup a,.n,.tag,a{color:#9cc8f0}}
"""
_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.BLOCKQUOTE: "blockquote",
    BlockKind.LIST_ITEM: "div",
}
_STATES = {
    AnchorState.CHANGED: "The words changed after they were marked.",
    AnchorState.UNCERTAIN: "It is not sure that these are the words that were marked.",
    AnchorState.LOST: "These words are no longer in the article.",
}


def write(pages: Iterable[Page]) -> Iterator[str]:
    """A page with each article, its highlights and notes."""
    listed = list(pages)
    title = listed[0].article.metadata.title if len(listed) == 1 else "Notes"
    yield (
        "<!DOCTYPE html>\n"
        '<html lang="en"><head><meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
    )
    number = 0
    for page in listed:
        yield from _article(page, number)
        number += len(page.rows)
    yield "</body></html>\n"


def _article(page: Page, before: int) -> Iterator[str]:
    """An article; its notes are numbered from `before` on."""
    article = page.article
    numbered = list(enumerate(page.rows, before + 1))
    blocks = list(article.blocks)
    yield f'<article lang="{escape(article.metadata.language)}">\n'
    if not any(block.kind is BlockKind.TITLE for block in blocks) and article.metadata.title:
        yield f"<h1>{escape(article.metadata.title)}</h1>\n"
    yield _details(page)
    doubtful = {
        n for n, row in numbered if row.anchor and row.anchor.state is AnchorState.UNCERTAIN
    }
    at_home = {number: _home(row, blocks) for number, row in numbered}
    yield from (_aside(number, row) for number, row in numbered if at_home[number] is None)
    for index, block in enumerate(blocks):
        own = [(number, row) for number, row in numbered if at_home[number] == index]
        touching = [(n, span) for n, row in numbered if (span := _span(row)) and _meet(span, block)]
        last = {number for number, _ in own}
        words = _marked(article.text, block.span, touching, last, doubtful)
        words = _wrapped(article.text, block, words)
        yield f'<div class="block"><div class="words">{words}</div><div>'
        yield "".join(_aside(number, row) for number, row in own) + "</div></div>\n"
    yield "</article>\n"


def _details(page: Page) -> str:
    about = page.article.metadata
    parts = [
        escape(part) for part in (", ".join(about.authors), about.site, about.published) if part
    ]
    if about.url and about.url.startswith(("https://", "http://")):
        parts.append(f'<a href="{escape(about.url)}" rel="noreferrer">{escape(about.url)}</a>')
    return f'<p class="details">{" · ".join(parts)}</p>\n'


def _span(row: Row) -> Span | None:
    return row.anchor.span if row.anchor and row.text is not None else None


def _home(row: Row, blocks: Sequence[Block]) -> int | None:
    """The block beside which a note stands: the first that its words touch."""
    span = _span(row)
    if span is None:
        return None
    return next((i for i, block in enumerate(blocks) if _meet(span, block)), None)


def _meet(span: Span, block: Block) -> bool:
    return span.overlaps(block.span)


def _marked(
    text: str,
    block: Span,
    spans: Sequence[tuple[int, Span]],
    own: set[int],
    doubtful: set[int],
) -> str:
    """The words of a block as stretches that the same highlights cover, each note's number after
    the first stretch of its own."""
    cuts = {block.start, block.end}
    for _, span in spans:
        cuts |= {max(span.start, block.start), min(span.end, block.end)}
    edges = sorted(cuts)
    parts = []
    for start, end in pairwise(edges):
        over = [number for number, span in spans if span.start <= start and end <= span.end]
        words = escape(text[start:end])
        if over:
            style = " class=over" if len(over) > 1 else ""
            style = " class=doubtful" if set(over) <= doubtful else style
            words = f"<mark{style}>{words}</mark>"
        parts.append(words)
        ending = [n for n, span in spans if n in own and min(span.end, block.end) == end]
        parts += [f'<sup id="w{n}"><a href="#n{n}">{n}</a></sup>' for n in ending]
    return "".join(parts)


def _wrapped(text: str, block: Block, words: str) -> str:
    tag = _TAGS.get(block.kind, "p")
    if block.kind is BlockKind.HEADING:
        tag = f"h{min(max(block.level, 1) + 1, 6)}"
    item = block.kind is BlockKind.LIST_ITEM
    bullet = "• " if item and not has_own_mark(text, block.span.start) else ""
    return f"<{tag}>{bullet}{words}</{tag}>"


def _aside(number: int, row: Row) -> str:
    parts = []
    state = _STATES.get(row.anchor.state) if row.anchor else None
    if state:
        parts.append(f'<p class="state">{state}</p>')
    if row.selector and (state or _span(row) is None):
        parts.append(f"<p>“{escape(row.selector.exact)}”</p>")
    if row.speaker:
        said = ", ".join(filter(None, [row.speaker + ("" if row.sure else " (?)"), row.role]))
        parts.append(f'<p class="who">{escape(said)}</p>')
    if row.annotation.note:
        parts.append(f"<p>{escape(row.annotation.note)}</p>")
    tags = "".join(f'<span class="tag">#{escape(name)}</span>' for name in row.tags)
    parts.append(f"<p>{tags}</p>" if tags else "")
    place = f'<a class="n" href="#w{number}">{number}</a>' if _span(row) else ""
    return f'<aside id="n{number}">{place}{"".join(parts)}</aside>\n'
