"""The user's choice of how to cite, remembered for each store."""

from __future__ import annotations

from typing import Any, NamedTuple, cast, get_args

from reader.state import State
from reader.workspace.citations.citing import Markup

_KEY = "cite"
_MOST_STORES = 200


class CiteChoice(NamedTuple):
    """What `c` copies: the names of a style and of a form ("": the usual one), and the markup."""

    style: str
    form: str
    markup: Markup


def choice(state: State, store: str, *, of_passage: bool, style: str) -> CiteChoice:
    """What was chosen last in the store in this folder, for passages or for whole articles; in
    `style`, plain and in its usual form, where nothing was."""
    found = _all(state).get(store)
    found = found if isinstance(found, dict) else {}
    markup = found.get("markup")
    return CiteChoice(
        _text(found.get("style")) or style,
        _text(found.get(_form_key(of_passage))),
        cast(Markup, markup) if markup in get_args(Markup) else "plain",
    )


def remember(state: State, store: str, chosen: CiteChoice, *, of_passage: bool) -> None:
    """Keep a choice for the store in this folder; those made longest ago are forgotten."""
    stores = _all(state)
    before = stores.pop(store, None)
    kept = before if isinstance(before, dict) else {}
    stores[store] = kept | {
        "style": chosen.style,
        _form_key(of_passage): chosen.form,
        "markup": chosen.markup,
    }
    state.put(_KEY, dict(list(stores.items())[-_MOST_STORES:]))


def _all(state: State) -> dict[str, Any]:
    stores = state.get(_KEY)
    return dict(stores) if isinstance(stores, dict) else {}


def _form_key(of_passage: bool) -> str:
    """A passage and an article are asked for in different forms, so both are remembered."""
    return "passage" if of_passage else "article"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
