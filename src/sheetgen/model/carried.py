"""What an office had filled in an older form: what stands in the current one, and what does not."""

from enum import Enum

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Obstacle(Enum):
    """Why something that was filled is not in the current form."""

    CODE_GONE = "code-gone"
    OTHER_OFFICE = "other-office"
    NO_CODE = "no-code"
    OTHER_NAME = "other-name"
    CONTRADICTED = "contradicted"
    UNREADABLE = "unreadable"
    UNIT_CHANGED = "unit-changed"
    OTHER_PERIOD = "other-period"
    BUDGET_CHANGED = "budget-changed"
    COLUMN_GONE = "column-gone"
    SHEET_UNREAD = "sheet-unread"
    NOTE = "note"


class Carried(Struct, frozen=True, kw_only=True):
    """A cell of the older form whose content stands in the current one, and where.

    ``said`` is what was read (a figure in the item's unit, a gap, a text), ``typed`` what the cell
    held; ``was`` is the code of its row in the older form.
    """

    plan: str
    code: str
    was: str
    field: str
    heading: Message
    said: Figure | str
    typed: str
    place: Place
    to: Place


class Left(Struct, frozen=True, kw_only=True):
    """A cell of the older form, or all of a sheet, that is not in the current one.

    ``code`` is that of its row in the older form, ``typed`` what the cell held; both may be "".
    """

    obstacle: Obstacle
    place: Place
    code: str = ""
    heading: Message | str = ""
    typed: str = ""
    why: Message
    remedy: Message


class Carrying(Struct, frozen=True, kw_only=True):
    """All of one older form: every filled cell is carried, or left and told why.

    ``then`` is the month of the older form, ``period`` that of the current one. ``notices`` say
    what was understood although something had changed. ``listed`` are the rows of the list of
    those served that were carried: how many.
    """

    office: str
    file: str
    then: Period
    period: Period
    carried: tuple[Carried, ...]
    left: tuple[Left, ...]
    notices: tuple[tuple[Place, Message], ...]
    listed: int = 0
