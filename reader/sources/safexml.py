"""XML from outside: no entity is expanded, no file or address is opened for it (CWE-611, 776)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,30})", re.I)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the XML declaration of `data` names."""
    found = _DECLARED.match(data[:200])
    return found[1].decode("ascii", "replace") if found else None


def parse_xml(data: bytes) -> Any | None:
    """The root element of `data`, an lxml tree; None when there is none. Small mistakes in the
    markup are passed over."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def named(tree: Any, name: str) -> Iterator[Any]:
    """The elements inside `tree` called `name`, in any namespace, in document order."""
    return tree.iter(f"{{*}}{name}")  # type: ignore[no-any-return]


def local(tag: object) -> str:
    """A tag or attribute without its namespace; empty for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
