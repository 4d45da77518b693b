from __future__ import annotations

import pytest

from reader.text.items import has_own_mark


@pytest.mark.parametrize(
    "item", ["- pears", "• pears", "1. Pears", "12) pears", "(a) pears", "iv. pears", "-1. Pears"]
)
def test_an_item_with_a_mark_of_its_own_needs_no_other(item: str) -> None:
    assert has_own_mark(f"Fruit\n\n{item}", 7)


@pytest.mark.parametrize("item", ["pears", "A pear", "I like pears.", "-pears", "ab. pears", ""])
def test_other_items_do(item: str) -> None:
    assert not has_own_mark(item, 0)
