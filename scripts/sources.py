"""What the pictures of a web page, a book and a feed are taken of, made here."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.sources.test_epub import book
from tests.ui.lists.corpus import STORIES, Story


def page(story: Story) -> str:
    """A story as a web page, with a menu, a box of other news and a foot."""
    title, *paragraphs = story.text.strip().split("\n\n")
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)} | {story.site}</title>"
        f'<meta property="og:title" content="{escape(title)}">'
        f'<meta property="og:site_name" content="{story.site}">'
        f'<meta property="article:published_time" content="{story.published}">'
        '<meta name="author" content="Ada Quill"></head><body>'
        '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{escape(title)}</h1>{body}"
        "<aside>Sign up for our newsletter</aside></article>"
        "<footer>Contact us · Terms of use</footer></body></html>"
    )


def feed() -> str:
    """The stories as an RSS feed that holds their texts."""
    items = "".join(
        f"<item><title>{escape(story.text.partition(chr(10))[0])}</title>"
        f"<link>https://{story.name}.example/news</link>"
        f"<pubDate>{story.published or ''}</pubDate>"
        f"<description>{escape(story.text)}</description></item>"
        for story in STORIES
    )
    return f'<rss version="2.0"><channel><title>Northport Herald</title>{items}</channel></rss>'


def write_book(folder: Path) -> Path:
    path = folder / "tales.epub"
    path.write_bytes(book())
    return path


@contextmanager
def serving(story: Story) -> Iterator[str]:
    """The page of a story on a server of this machine; gives its address."""
    body = page(story).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{story.name}"
    finally:
        server.shutdown()
        server.server_close()
