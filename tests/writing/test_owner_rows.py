"""Owners of rows are held as numbers and codes, and are told as they were entered."""

from sheetgen.writing.workbook.owner_rows import OwnerRows
from sheetgen.writing.workbook.trace import Owner, Owners

PRODUCT, ELEMENT, ITEM = Owner("P.1", is_item=True), Owner("P.1"), Owner("A.1", is_item=True)


def test_the_rows_of_an_owner_come_in_the_order_added() -> None:
    rows = OwnerRows()
    rows.add(0, [ITEM, ELEMENT, ITEM])
    rows.add(1, [PRODUCT, ITEM])

    assert [(0, 0), (0, 2), (1, 1)] == rows.of(ITEM)
    assert [(0, 1)] == rows.of(ELEMENT)
    assert [(1, 0)] == rows.of(PRODUCT)
    assert [] == rows.of(Owner("A.1"))


def test_owners_are_those_they_were_made_of() -> None:
    made = (PRODUCT, ELEMENT, ITEM)

    held = Owners.of(made)

    assert made == tuple(held)
    assert 3 == len(held)
    assert ELEMENT == held[1]
    assert made[1:] == held[1:]
    assert isinstance(held[0].is_item, bool)
