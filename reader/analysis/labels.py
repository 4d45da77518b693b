"""Entity labels: what Reader's own pipeline gives, and how every label folds into a group.

Light on purpose: the screen imports this, so nothing here may import spaCy.
"""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """The kinds of names that the screen can show and jump between."""

    PEOPLE = "People"
    ORGANISATIONS = "Organisations"
    PLACES = "Places"
    OTHER = "Other names"
    DATES = "Dates"
    AMOUNTS = "Amounts"


# OntoNotes' labels (spaCy's installed English pipelines) stand beside Reader's own eight.
_GROUPS = {
    Group.PEOPLE: ("PERSON", "PER"),
    Group.ORGANISATIONS: ("ORG",),
    Group.PLACES: ("LOC", "GPE", "FAC"),
    Group.OTHER: ("MISC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"),
    Group.DATES: ("DATE", "TIME"),
    Group.AMOUNTS: ("MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"),
}
NAMES = frozenset({Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES, Group.OTHER})
"""The groups of proper names; the others are of dates and amounts."""
_GROUP_OF = {label: group for group, labels in _GROUPS.items() for label in labels}


def group_of(label: str) -> Group:
    """The group that `label` folds into; labels nobody knows count as other names."""
    return _GROUP_OF.get(label, Group.OTHER)
