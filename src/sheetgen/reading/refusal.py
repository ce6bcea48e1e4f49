"""Why a file cannot be read at all: one code and one sentence for each case.

The codes are permanent. What is wrong in one cell is a ``Fault`` of :mod:`values` (READ-2xx).

=========  ==========================================================================
code       the file
=========  ==========================================================================
READ-101   is empty
READ-102   is cut short: its list of parts is missing
READ-103   is damaged: a part does not unpack, or not to what it should
READ-104   lies about the size of a part
READ-105   holds two parts, sheets or cells of one name
READ-106   has too many parts
READ-107   unpacks to far too much
READ-108   carries document type declarations or entities
READ-109   holds XML that does not parse
READ-110   is protected by a password
READ-111   is an Excel 97-2003 workbook (.xls), and its reader is not installed
READ-112   is an OpenDocument spreadsheet (.ods) without content
READ-113   is a binary workbook (.xlsb), and its reader is not installed
READ-114   is a web page
READ-115   is plain text or CSV
READ-116   is a text document, a presentation or a PDF
READ-117   is an Excel 2003 XML spreadsheet
READ-118   is nothing known
READ-119   is a folder compressed to a file
READ-120   is larger than any filled template
READ-121   lacks its list of content types
READ-122   lacks the relationships that lead to the workbook or its sheets
READ-123   lists a sheet whose part is missing
READ-124   lacks its styles, or some of them
READ-125   lacks its texts, or some of them
READ-126   has a cell outside the grid
READ-127   has a sheet of too many rows
READ-128   has too many cells
READ-129   has too many sheets
READ-130   has no sheet
READ-131   is packed in a way that workbooks do not use
READ-132   ended the reader for .xls or .xlsb, or took it too long
READ-133   is .xls or .xlsb and damaged
READ-134   is a picture
READ-135   is no file: a folder, a pipe, a device, a link that leads nowhere
READ-136   is a flat OpenDocument spreadsheet (.fods)
READ-137   is the mark that a program leaves beside a workbook while it is open (~$)
=========  ==========================================================================
"""

from sheetgen.language.message import Message, message

RESAVE = message("Open the file in Excel or LibreOffice, save it again as .xlsx, and send that.")
"""The cure for a file that was damaged on its way or written by a careless program."""

FROM_TEMPLATE = message("Copy the figures into the template you were sent, and send that file.")
"""The cure for a file that no office program would write."""


class Refused(Exception):  # noqa: N818 - an office's file is refused; nothing of ours has failed
    """A file that is not read, and why; the caller turns it into a ``Problem`` of the office.

    ``message`` says what was found and what was expected, ``remedy`` what to do; the caller adds
    which file.
    """

    def __init__(self, code: str, fault: Message, remedy: Message) -> None:
        super().__init__(code, fault, remedy)
        self.code = code
        self.message = fault
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.code} {self.message} {self.remedy}"


def no_file(kind: Message) -> Refused:
    """The refusal of what stands where a file is expected, and is none."""
    return Refused(
        "READ-135",
        message("It is {kind}, and not a file: nothing in it was read.", kind=kind),
        message("Put the office's file itself in its place, or take it away."),
    )
