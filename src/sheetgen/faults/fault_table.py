"""The table of faults: every code that an office may be told, in the order of codes.

``docs/faults.md`` is written from it (``python scripts/faults.py``).
"""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.faults.of_cells import OF_CELLS
from sheetgen.faults.of_contradictions import OF_CONTRADICTIONS
from sheetgen.faults.of_deliveries import OF_DELIVERIES
from sheetgen.faults.of_files import OF_FILES
from sheetgen.faults.of_list_rows import OF_LIST_ROWS
from sheetgen.faults.of_lists import OF_LISTS
from sheetgen.faults.of_parts import OF_PARTS
from sheetgen.faults.of_sheets import OF_SHEETS
from sheetgen.faults.of_slips import OF_SLIPS

FAULTS: tuple[FaultText, ...] = (
    *OF_FILES,
    *OF_PARTS,
    *OF_CELLS,
    *OF_SHEETS,
    *OF_DELIVERIES,
    *OF_CONTRADICTIONS,
    *OF_SLIPS,
    *OF_LIST_ROWS,
    *OF_LISTS,
)
_BY_CODE = {(fault.code, fault.case): fault for fault in FAULTS}


def told(code: str, case: str = "", /, **figures: object) -> FaultText:
    """A fault of the table with its figures."""
    return _BY_CODE[code, case].told(figures)


def _asking(*kinds: Asks) -> frozenset[str]:
    return frozenset(fault.code for fault in FAULTS if fault.asks in kinds)


SLIPS = _asking(Asks.SLIP)
"""The notices of one slip that explains many odd figures."""
VERIFY = _asking(Asks.LOOK, Asks.SLIP)
"""The notices that ask an office for a second look at what it sent."""
COMPLETE = _asking(Asks.WORDS)
"""The notices that ask an office for words or a day beside a figure."""
UNREAD = _asking(Asks.SENDING)
"""The notices of something that was sent and was not read into any figure or text."""
