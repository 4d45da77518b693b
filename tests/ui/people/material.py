"""A library in which a few people are quoted."""

from __future__ import annotations

from pathlib import Path

from reader.bank.rows import Said
from reader.workspace.library.people import Persons
from tests.ui.sample import SampleWorkspace

QUOTED = (
    Said("a1", "Carla Mendes", ("Carla Mendes", "Mendes"), "harbour master", 5),
    Said("a2", "Carla Mendes", ("Carla Mendes",), "harbour master of Porto Novo", 2),
    Said("a2", "Mendes", ("Mendes",), "harbour master", 1),
    Said("a1", "Omar Haddad", ("Omar Haddad", "Haddad"), "fisherman", 3),
    Said("a3", "Ada Lindqvist", ("Ada Lindqvist",), "minister of fisheries", 4),
    Said("a3", "Port Authority", ("Port Authority", "the authority"), None, 1),
)


class PeopleWorkspace(SampleWorkspace):
    """A library in which these are quoted; who is who is kept by the real store."""

    quoted: tuple[Said, ...] = QUOTED

    @property
    def people(self) -> Persons:
        return Persons(self.store, lambda: self.quoted)


def peopled(home: Path) -> PeopleWorkspace:
    return PeopleWorkspace(home)
