"""Pages written for the tests."""

from __future__ import annotations

from html import escape

from tests.sources.plain.helpers import BODY

TITLE = "Harrow Bay council votes to reopen old ferry line"
RECORD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "The Harrow Gull"},
{"@type": "NewsArticle", "headline": "%s", "datePublished": "2021-05-04T08:00:00Z",
"author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "TOM MARSH"}]}]}
</script>"""

HEAD = f"""<meta charset="utf-8"><title>{TITLE} | The Harrow Gull</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Harrow Gull">
<link rel="canonical" href="https://gull.example/ferry"> {RECORD % TITLE}"""

NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/t'>Tides</a></li></ul></nav>"
RELATED = """<aside class="related"><h3>Related</h3><ul><li><a href="/l">Lighthouse finds a
buyer</a></li><li><a href="/t">Tide tables are wrong again, say the crews</a></li></ul></aside>"""
FIGURE = """<figure><img src="a.jpg" alt="The ferry on grey water"><figcaption>The ferry crosses
Harrow Bay in 1990. <span>Ada Quill/Harbour Archive</span></figcaption></figure>"""


def page(*parts: str, head: str = HEAD) -> bytes:
    """A page with the parts as its article."""
    inside = "\n".join(parts)
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{NAVIGATION}"
        f"<main><article><h1>{TITLE}</h1>{inside}</article></main>{RELATED}"
        "<footer><p>© 2021 The Harrow Gull</p></footer></body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts)


ARTICLE = page(
    "<p class='deck'>Storms of last winter had damaged both landing stages</p>",
    "<div class='byline'>By Ada Quill</div><time>May 4, 2021</time>",
    FIGURE,
    paragraphs(*BODY[:2]),
    RELATED,
    "<h2>What comes next</h2>",
    paragraphs(BODY[2]),
    "<ul><li>New boats for the summer months, and one for the winter;</li>"
    "<li>new landing stages of oak, built by the town.</li></ul>",
    "<p><strong>Who pays</strong></p>",
    paragraphs(BODY[3]),
)
