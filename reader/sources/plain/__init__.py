"""The plain-text cleaner: text as someone's tool scraped it, page furniture and all."""

from reader.sources.plain.reader import PlainArticle, read_plain

__all__ = ["PlainArticle", "read_plain"]
