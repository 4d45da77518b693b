"""The order of the codebook's tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Tag
from reader.ui.codebook.tree import tree


def _names(tags: list[Tag], uses: dict[str, int] | None = None, **how: bool) -> list[str]:
    return ["  " * row.depth + row.tag.name for row in tree(tags, uses or {}, **how)]


def test_tags_stand_below_their_parents_by_name() -> None:
    tags = [
        Tag("1", "war"),
        Tag("2", "drones", parent="1"),
        Tag("3", "Ärger"),
        Tag("4", "armies", parent="1"),
        Tag("5", "swarms", parent="2"),
    ]
    assert _names(tags) == ["Ärger", "war", "  armies", "  drones", "    swarms"]
    rows = {row.tag.name: row for row in tree(tags, {"5": 7})}
    assert rows["swarms"].path == ("war", "drones")
    assert (rows["war"].below, rows["swarms"].uses) == (2, 7)


def test_the_most_used_come_first_among_their_like() -> None:
    tags = [Tag("1", "a"), Tag("2", "b"), Tag("3", "c", parent="1"), Tag("4", "d", parent="1")]
    assert _names(tags, {"2": 5, "4": 9}, most_used_first=True) == ["b", "a", "  d", "  c"]


def test_a_parent_that_is_gone_leaves_a_tag_at_the_top() -> None:
    assert _names([Tag("1", "a", parent="gone")]) == ["a"]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=12))
def test_every_tag_is_there_once_whatever_stands_below_what(parents: list[int]) -> None:
    tags = [Tag(str(n), f"t{n}", parent=str(parent)) for n, parent in enumerate(parents)]
    assert sorted(row.tag.id for row in tree(tags, {})) == sorted(tag.id for tag in tags)
