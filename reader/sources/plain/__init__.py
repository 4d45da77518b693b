"""The plain-text cleaner: text as someone's tool scraped it, page furniture and all."""

from reader.sources.plain.reader import NO_ARTICLE, PlainArticle, read_plain

__all__ = ["NO_ARTICLE", "PlainArticle", "read_plain"]
