"""What several offices say of one figure: by how much they differ from the one that stands."""

import pytest

from nouns import activity, figure
from sheetgen.measuring.standing import Said
from sheetgen.model.figure import Figure
from sheetgen.model.measure import Measure
from sheetgen.model.observation import LISTS, Observation
from sheetgen.model.place import Place
from sheetgen.records import replace

ITEM = replace(activity(), offices=("SUR", "NORTE", "ESTE"))


def place(office: str) -> Place:
    return Place(f"{office}.xlsx", "Metas", "F7")


def said_by(offices: dict[str, str], field: str = "actual") -> Said:
    return Said.of(
        Observation(
            plan="p",
            code=ITEM.code,
            field=field,
            office=office,
            said=figure(text),
            typed=text,
            place=place(office),
        )
        for office, text in offices.items()
    )


def named(said: Said, name: str) -> Measure | None:
    return next((each for each in said.differences(ITEM) if each.name == name), None)


@pytest.mark.parametrize(
    ("offices", "difference", "of"),
    [
        ({"NORTE": "5", "SUR": "7"}, "2", ("SUR", "NORTE")),
        ({"NORTE": "5", "SUR": "7", "ESTE": "10"}, "3", ("SUR", "NORTE", "ESTE")),
        ({"NORTE": "1", "SUR": "7", "ESTE": "10"}, "6", ("SUR", "NORTE", "ESTE")),
        ({"NORTE": "7", "SUR": "7"}, "0", ("SUR", "NORTE")),
        ({"NORTE": "5", "SUR": "no-data", "ESTE": "9"}, "4", ("NORTE", "ESTE")),
    ],
)
def test_the_largest_difference_from_the_figure_that_stands_is_told_with_every_cell(
    offices: dict[str, str], difference: str, of: tuple[str, ...]
) -> None:
    found = named(said_by(offices), "office_difference")

    assert found is not None
    assert figure(difference) == found.figure
    assert tuple(map(place, of)) == found.places


@pytest.mark.parametrize("offices", [{"SUR": "7"}, {"SUR": "7", "NORTE": "blank"}, {}])
def test_one_figure_differs_from_nothing(offices: dict[str, str]) -> None:
    assert named(said_by(offices), "office_difference") is None


def test_money_differs_under_a_name_of_its_own() -> None:
    found = named(said_by({"NORTE": "900", "SUR": "1000"}, "pim"), "pim_office_difference")

    assert found is not None
    assert figure("100") == found.figure


@pytest.mark.parametrize(
    ("offices", "difference"),
    [({LISTS: "40", "SUR": "46"}, "-6"), ({LISTS: "40"}, None), ({"SUR": "46"}, None)],
)
def test_what_lists_count_is_held_against_what_the_office_typed(
    offices: dict[str, str], difference: str | None
) -> None:
    found = named(said_by(offices), "lists_difference")
    expected: Figure | None = None if difference is None else figure(difference)

    assert expected == (None if found is None else found.figure)
