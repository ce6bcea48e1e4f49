"""What the figures of one item are held against when a whole file looks slipped."""

from decimal import Decimal

from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.records import Struct


class Earlier(Struct, frozen=True):
    """What was reported before in the year: the figure to date, of which month, in which cell."""

    figure: Decimal
    period: Period
    place: Place


class Compared(Struct, frozen=True, kw_only=True):
    """An item of a month with what is programmed, planned and known of it.

    ``month`` is programmed in the month alone and ``to_date`` until its end, None where nothing is;
    ``about`` is about how much is expected of its figure. ``earlier`` is the quantity to date
    before (the sum of the months where each is asked alone), ``spent`` the money.
    """

    item: Item
    period: Period
    month: Decimal | None
    to_date: Decimal | None
    about: Decimal | None
    earlier: Earlier | None
    spent: Earlier | None
