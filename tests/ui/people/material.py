"""A library in which a few people are quoted."""

from __future__ import annotations

from pathlib import Path

from reader.workspace.people import Persons
from reader.workspace.quoted import Quoted
from tests.ui.sample import SampleWorkspace

QUOTED = (
    Quoted("a1", "Carla Mendes", ("Carla Mendes", "Mendes"), "harbour master", 5, "2026-01-02"),
    Quoted("a2", "Carla Mendes", ("Carla Mendes",), "harbour master of Porto Novo", 2),
    Quoted("a2", "Mendes", ("Mendes",), "harbour master", 1),
    Quoted("a1", "Omar Haddad", ("Omar Haddad", "Haddad"), "fisherman", 3),
    Quoted("a3", "Ada Lindqvist", ("Ada Lindqvist",), "minister of fisheries", 4),
    Quoted("a3", "Port Authority", ("Port Authority", "the authority"), None, 1),
)


class PeopleWorkspace(SampleWorkspace):
    """A library in which these are quoted; who is who is kept by the real store."""

    quoted: tuple[Quoted, ...] = QUOTED

    @property
    def people(self) -> Persons:
        return Persons(self.store, lambda: self.quoted)


def peopled(home: Path) -> PeopleWorkspace:
    return PeopleWorkspace(home)
