"""Why a file cannot be read at all: a fault of the table (READ-1xx) that ends its reading."""

from sheetgen.faults.fault_table import told
from sheetgen.language.message import Message


class Refused(Exception):  # noqa: N818 - an office's file is refused; nothing of ours has failed
    """A file that is not read, and why; the caller turns it into a ``Problem`` of the office.

    ``message`` says what was found and what was expected, ``remedy`` what to do; the caller adds
    which file.
    """

    def __init__(self, code: str, case: str = "", /, **figures: object) -> None:
        super().__init__(code, case)
        fault = told(code, case, **figures)
        self.code = code
        self.message = fault.message
        self.remedy = fault.remedy

    def __str__(self) -> str:
        return f"{self.code} {self.message} {self.remedy}"


def no_file(kind: Message) -> Refused:
    """The refusal of what stands where a file is expected, and is none."""
    return Refused("READ-135", kind=kind)
