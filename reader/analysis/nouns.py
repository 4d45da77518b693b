"""Common nouns for people, bodies and documents, as the heads of "the professor said"."""

from __future__ import annotations

import re

BODIES = frozenset(
    "administration agency airline association authority automaker bank board bureau campaign "
    "charity club coalition college commission committee company corporation council court "
    "department firm foundation government group institute institution league magazine "
    "manufacturer ministry network newspaper organisation organization outlet party retailer "
    "school station team union university utility".split()
)
DOCUMENTS = frozenset(
    "ad advertisement announcement article bill blog book column comment comments complaint "
    "data decision document documents e-mail editorial email essay figures filing headline "
    "indictment law lawsuit letter letters memo memoir message note op-ed paper poll post "
    "records release remarks report ruling sign speech statement study survey transcript tweet "
    "tweets words".split()
)
_PEOPLE = frozenset(
    "actress adm agent aide ally alum ambassador analyst appointee assistant associate athlete "
    "attorney aunt baby billionaire bishop boss boy bride brother candidate capt captain "
    "cardinal ceo cfo chair chairman chairwoman champion chef chief child client co-author "
    "co-chair co-founder co-host coach col colonel commandant congressman congresswoman "
    "consultant cop correspondent counsel cousin critic dad daughter dean defenceman defendant "
    "delegate detective diplomat employee envoy executive expert father fellow forward founder "
    "freshman friend gen general girl goalie gov governor grad graduate grandfather grandmother "
    "guard guru head heir host hostess husband imam immigrant judge junior justice kid king "
    "lady lawyer legend lieutenant lord lt magnate maj man mayor mayor-elect mechanic medic member "
    "midfielder cleric clerk cook "
    "migrant millionaire minister mla mogul mom mother mp native neighbor neighbour nephew "
    "niece nominee nun nurse official parent participant partner pastor patient plaintiff "
    "politician pope premier president president-elect priest prince princess principal prof "
    "professor prosecutor provost pundit quarterback queen rabbi refugee rep representative "
    "resident retiree rev rival rookie scholar secretary sen senator senior sergeant sgt "
    "sheriff sister soldier son sophomore spokesman spokesperson spokeswoman spouse star "
    "student superintendent surgeon suspect teen teenager treasurer trustee tycoon uncle "
    "undersecretary veteran vice-president victim widow wife woman youngster youth".split()
)
_SUFFIX = re.compile(r"(?:er|or|ist|ian|man|woman|eer|year-old|ster|crat|naut)$")
_NOT_PEOPLE = frozenset(
    "after another answer banner behavior center centre chamber chapter color colour computer "
    "corner earlier either error ever factor floor forever former further greater her higher "
    "however junior labor larger later latter letter list longer lower major matter mirror "
    "monitor motor neither never newsletter number offer order other outer over paper per "
    "poster power premier protest rather river sector senior summer tenor together tower twist "
    "twitter under vector waist water whatever whether winter".split()
)


def may_speak(word: str) -> bool:
    """Whether what `word`, lower-cased, names can say something: people, bodies, documents."""
    several = word.removesuffix("s")
    return word in DOCUMENTS or bool({word, several} & BODIES) or is_person_noun(several)


def is_person_noun(word: str) -> bool:
    """Whether `word`, lower-cased, names a kind of person: by list, else by its ending."""
    if word in _PEOPLE or word in _NOT_PEOPLE or word in BODIES or word in DOCUMENTS:
        return word in _PEOPLE
    return _SUFFIX.search(word) is not None
