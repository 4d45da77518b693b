import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from reader.citation.rich import (
    Paragraph,
    Shape,
    italic,
    join,
    link,
    raised,
    rich,
    safe_link,
    to_html,
    to_markdown,
    to_plain,
)


class Tags(HTMLParser):
    """Collects the tags of a page and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all(name == "href" for name, _ in attrs)
        assert all((value or "").lower().startswith(("http://", "https://")) for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_one_line_is_written_in_three_markups() -> None:
    line = rich("In ") + italic("VOA News") + ", " + link("https://a.example/b")
    assert line.plain == "In VOA News, https://a.example/b"
    assert line.markdown == "In *VOA News*, <https://a.example/b>"
    assert line.html == (
        'In <i>VOA News</i>, <a href="https://a.example/b">https://a.example/b</a>'
    )


def test_block_quotations_and_notes_have_their_shapes() -> None:
    parts = [
        Paragraph(rich("One."), Shape.QUOTE),
        Paragraph(rich("Two.") + raised("1"), Shape.QUOTE),
        Paragraph(rich("A note."), Shape.NOTE),
    ]
    assert to_plain(parts) == "    One.\n\n    Two.¹\n\n1. A note."
    assert to_markdown(parts) == "> One.\n>\n> Two.[^1]\n\n[^1]: A note."
    assert to_html(parts) == (
        "<blockquote><p>One.</p><p>Two.<sup>1</sup></p></blockquote>\n<p><sup>1</sup> A note.</p>"
    )


def test_code_keeps_its_lines_and_cannot_leave_its_fence() -> None:
    code = [Paragraph(rich("a\n```\n<b>"), Shape.CODE)]
    assert to_markdown(code) == "````\na\n```\n<b>\n````"
    assert to_html(code) == "<pre>a\n```\n&lt;b&gt;</pre>"


def test_what_looks_like_markdown_stays_text() -> None:
    assert rich("1. *a* [b](c) `d` <e>").markdown == r"1\. \*a\* \[b\](c) \`d\` \<e\>"
    assert rich("> a").markdown == r"\> a"
    assert rich("- a").markdown == r"\- a"
    assert rich("AT&T &amp;").markdown == r"AT&T \&amp;"


def test_only_web_addresses_become_links() -> None:
    assert safe_link("javascript:alert(1)") is None
    assert safe_link("file:///etc/passwd") is None
    assert safe_link(None) is None
    assert safe_link('https://a.example/"><b>') == "https://a.example/%22%3E%3Cb%3E"
    assert link("x", "javascript:alert(1)").html == "x"
    assert link("x", "javascript:alert(1)").markdown == "x"


def test_empty_parts_leave_no_gap() -> None:
    assert join(["a", None, "", rich(""), "b"], ", ").plain == "a, b"


def test_a_stop_is_added_once() -> None:
    assert rich("Inc.").ended().plain == "Inc."
    assert rich("“Why?”").ended().plain == "“Why?”"
    assert rich("So").ended().plain == "So."
    assert rich("").ended().plain == ""


@given(st.text(), st.text(), st.text())
def test_html_has_our_tags_only_and_all_of_the_text(first: str, second: str, url: str) -> None:
    line = rich(first) + italic(second) + link(second, url) + raised("1")
    page = Tags()
    page.feed(to_html([Paragraph(line), Paragraph(line, Shape.QUOTE)]))
    page.close()
    assert page.tags <= {"p", "i", "a", "sup", "blockquote"}
    kept = re.sub(r"\s", "", line.plain * 2).replace("\0", "\ufffd")
    assert re.sub(r"\s", "", page.text).replace("\0", "\ufffd") == kept
