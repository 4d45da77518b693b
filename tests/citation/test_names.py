import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.citation.names import Name, parse, split_byline
from tests.citation.records import Record, records


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Christy Lee", Name("Lee", "Christy")),
        ("  Christy   Lee ", Name("Lee", "Christy")),
        ("Anna van der Berg", Name("van der Berg", "Anna")),
        ("Ludwig van Beek", Name("van Beek", "Ludwig")),
        ("Van Morris", Name("Morris", "Van")),
        ("van der Berg", Name("van der Berg")),
        ("Van der Berg", Name("Van der Berg")),
        ("Nóra Ní Bhriain", Name("Ní Bhriain", "Nóra")),
        ("Bong Ki-joon", Name("Bong", "Ki-joon", family_first=True)),
        ("Anna Lisa-may", Name("Lisa-may", "Anna")),
        ("Nguyễn Thị Mai", Name("Nguyễn", "Thị Mai", family_first=True)),
        ("Charles de Vaux Jr.", Name("de Vaux", "Charles", "Jr.")),
        ("Martin Luther Stone, Jr.", Name("Stone", "Martin Luther", "Jr.")),
        ("Henry Vane III", Name("Vane", "Henry", "III")),
        ("van der Berg, Anna", Name("van der Berg", "Anna")),
        ("Stone, Martin Luther, Jr.", Name("Stone", "Martin Luther", "Jr.")),
        ("Dr. Maria Roe", Name("Roe", "Maria")),
        ("Gen. Mark Stone", Name("Stone", "Mark")),
        ("Maria Roe, PhD", Name("Roe", "Maria")),
        ("Kim Min Jung", Name("Kim", "Min Jung", family_first=True)),
        ("Lee Jae-myung", Name("Lee", "Jae-myung", family_first=True)),
        ("Chen Jianguo", Name("Chen", "Jianguo", family_first=True)),
        ("Nguyen Phu Trong", Name("Nguyen", "Phu Trong", family_first=True)),
        ("Kim Clark", Name("Clark", "Kim")),
        ("Lin Wang", Name("Wang", "Lin")),
        ("Lee Harvey Stone", Name("Stone", "Lee Harvey")),
        ("Marisol", Name("Marisol")),
        ("VOA News", Name("VOA News", body=True)),
        ("Reuters", Name("Reuters", body=True)),
        ("AFP", Name("AFP", body=True)),
        ("Port Authority of Carrow", Name("Port Authority of Carrow", body=True)),
        ("The Carrow Courier", Name("The Carrow Courier", body=True)),
        ("a spokesman", Name("a spokesman", body=True)),
        ("experts", Name("experts", body=True)),
        ("Harbour pilot groups", Name("Harbour pilot groups", body=True)),
        ("Musa al-Sabri", Name("al-Sabri", "Musa")),
        ("Jeanne d’Orme", Name("d’Orme", "Jeanne")),
        ("{Ada Finch}", Name("Ada Finch", body=True)),
    ],
)
def test_a_name_is_taken_apart(written: str, name: Name) -> None:
    assert parse(written) == name


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Nora Quill", ("Nora Quill",)),
        ("BY: Nora Quill", ("Nora Quill",)),
        ("By Nora Quill in Port Ellis", ("Nora Quill",)),
        ("By Nora Quill in Port Ellis and Ben Okoro in Carrow", ("Nora Quill", "Ben Okoro")),
        ("Nora Quill, Ben Okoro and Ivy Marsh", ("Nora Quill", "Ben Okoro", "Ivy Marsh")),
        ("Nora Quill & Ben Okoro", ("Nora Quill", "Ben Okoro")),
        ("Nora Quill, Reuters", ("Nora Quill",)),
        ("Nora Quill for Harbour News", ("Nora Quill",)),
        ("Martin Stone, Jr.", ("Martin Stone, Jr.",)),
        ("van der Berg, Anna", ("van der Berg, Anna",)),
        ("Department of Ports and Harbours", ("Department of Ports and Harbours",)),
        ("Coastal Press Agency", ("Coastal Press Agency",)),
        ("{Quill and Sons}", ("{Quill and Sons}",)),
        ("", ()),
        (" . ", ()),
    ],
)
def test_a_byline_gives_its_authors_without_their_places(
    byline: str, names: tuple[str, ...]
) -> None:
    assert split_byline(byline) == names


@pytest.mark.parametrize("record", records(), ids=lambda record: record.id)
def test_golden_authors_are_taken_apart_as_by_hand(record: Record) -> None:
    written = [part for text in record.work.metadata.authors for part in split_byline(text)]
    made = []
    for name in map(parse, written):
        if name.body:
            made.append({"literal": name.family})
        else:
            parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
            made.append({part: value for part, value in parts.items() if value})
    assert tuple(made) == record.csl_authors


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        (Name("Duval", "Jean-Paul"), "J.-P."),
        (Name("Smythe", "J. R."), "J. R."),
        (Name("Smythe", "J.R."), "J. R."),
        (Name("Kim", "Min Jung"), "M. J."),
        (Name("Marisol"), ""),
    ],
)
def test_initials(name: Name, initials: str) -> None:
    assert name.initials() == initials


def test_a_particle_can_stand_behind() -> None:
    assert parse("Anna van der Berg").demoted == "Berg, Anna van der"
    assert parse("Anna Berg").demoted == "Berg, Anna"


@given(st.text(max_size=40))
def test_any_text_makes_a_name_that_can_be_written(text: str) -> None:
    name = parse(text)
    assert isinstance(name.full + name.inverted + name.demoted + name.initials(), str)
    assert all(part == part.strip() for part in split_byline(text))
