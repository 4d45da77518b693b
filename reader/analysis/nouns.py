"""Common nouns for people, bodies and documents, as the heads of "the professor said"."""

from __future__ import annotations

import re

BODIES = frozenset(
    "company firm agency ministry department group organization organisation association council "
    "committee commission university college school bank union party government administration "
    "authority board court bureau institute foundation team club league station newspaper network "
    "outlet magazine corporation manufacturer airline utility charity coalition institution "
    "campaign retailer automaker".split()
)
DOCUMENTS = frozenset(
    "statement letter tweet email e-mail book memo memoir post speech message note essay column "
    "op-ed article blog decision ruling report paper words remarks comment comments release "
    "announcement tweets letters lawsuit complaint document documents poll survey study filing "
    "indictment ad advertisement sign headline figures data records transcript editorial law "
    "bill".split()
)
_PEOPLE = frozenset(
    "boy captain ceo chief coach director general girl guard judge justice king man mother father "
    "parent pope president premier prince princess queen rabbi imam sheriff bishop cardinal star "
    "student resident veteran woman cop official candidate nominee detective colonel sergeant "
    "lieutenant mayor governor senator congressman congresswoman ambassador secretary minister "
    "chairman chairwoman spokesman spokeswoman spokesperson lawyer attorney native champion "
    "rookie youngster teenager teen tycoon mogul defenceman goalie forward quarterback pitcher "
    "midfielder winger center centre defender striker envoy critic widow widower husband wife son "
    "daughter brother sister victim suspect patient client host hostess chef nurse surgeon dean "
    "provost principal prosecutor sophomore freshman senior junior politician billionaire "
    "millionaire entrepreneur actress actor athlete skater legend alum grad graduate".split()
)
_SUFFIX = re.compile(r"(?:er|or|ist|ian|man|woman|eer|year-old|ster|crat|naut)$")
_NOT_PEOPLE = frozenset(
    "after another answer banner behavior center centre chamber chapter color colour computer "
    "corner earlier either error ever factor floor former forever further greater her higher "
    "however labor larger later latter letter list longer lower major matter mirror monitor motor "
    "neither never newsletter number offer order other outer over paper per poster power premier "
    "protest rather river sector senior junior summer tenor together tower twist twitter under "
    "vector waist water whatever whether winter".split()
)


def is_person_noun(word: str) -> bool:
    """Whether `word`, lower-cased, names a kind of person: by list, else by its ending."""
    return word in _PEOPLE or (word not in _NOT_PEOPLE and _SUFFIX.search(word) is not None)
