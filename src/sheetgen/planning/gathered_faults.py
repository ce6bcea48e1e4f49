"""Gathers all that is wrong in the tables of the plans, so that one run tells all of it.

A faulty cell is told and read as if it were empty; what is made of it is thrown away with all the
rest, for a plan with a fault is never given out.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sheetgen.errors import ManyFaultsError, PlanError, SheetgenError
from sheetgen.planning.placed_rows import Row

_Read = TypeVar("_Read")


class Gathered:
    """The faults told so far, at most one of each place."""

    def __init__(self) -> None:
        self.faults: dict[str, SheetgenError] = {}

    def tell(self, fault: SheetgenError) -> None:
        """Keep a fault; what else is wrong at the same place may only follow from it."""
        for each in fault.faults if isinstance(fault, ManyFaultsError) else (fault,):
            self.faults.setdefault(each.where, each)

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Do a step; its fault is told, and the next step is done all the same."""
        try:
            yield
        except PlanError as fault:
            self.tell(fault)

    def of_each(self, rows: Iterable[Row], read: Callable[[Row], _Read]) -> tuple[_Read, ...]:
        """What is read from each row that can be read."""
        found: list[_Read] = []
        self.each(rows, lambda row: found.append(read(row)))
        return tuple(found)

    def each(self, rows: Iterable[Row], read: Callable[[Row], None]) -> None:
        """Read each row that can be read."""
        for row in rows:
            if row.is_spoilt:
                continue
            try:
                read(row)
            except PlanError as fault:
                self.tell(fault)

    @property
    def all(self) -> tuple[SheetgenError, ...]:
        """What was told, in that order."""
        return tuple(self.faults.values())


def demand_none(faults: tuple[SheetgenError, ...]) -> None:
    """Raises what was told: the fault itself, or a ManyFaultsError that holds them all."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise ManyFaultsError(faults)
