"""Short ways to say in a test what an article holds."""

from __future__ import annotations

from reader.model import Article, BlockKind
from reader.text.sanitise import is_clean


def words(article: Article, kind: BlockKind) -> list[str]:
    return [article.blocks.span(i).of(article.text) for i in article.blocks.indices(kind)]


def outline(article: Article) -> list[tuple[str, int]]:
    """The headings with their levels."""
    return [
        (block.span.of(article.text), block.level)
        for block in article.blocks
        if block.kind is BlockKind.HEADING
    ]


def links(article: Article) -> dict[str, str]:
    return {link.span.of(article.text): link.url for link in article.version.links}


def is_sound(article: Article) -> bool:
    """Whether the text and all that is shown beside it is safe, and every block has words that
    stand apart from the next ones."""
    known = article.metadata
    shown = (article.text, known.title, known.site or "", known.url or "", *known.authors)
    pieces = [block.span.of(article.text) for block in article.blocks]
    return (
        all(map(is_clean, shown))
        and all(piece == piece.strip() != "" for piece in pieces)
        and "\n\n".join(pieces) == article.text
        and all(link.url.startswith(("http://", "https://")) for link in article.version.links)
    )
