"""What may be wrong with a file, its sheets, rows and columns, before it is known whose it is."""

from collections.abc import Mapping

from sheetgen.faults.fault_table import told
from sheetgen.language.message import Message, brief, own_message
from sheetgen.model.form import Column
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.records import Struct


class FileFault(Struct, frozen=True, kw_only=True):
    """A fault before it is known whose it is."""

    code: str
    weight: Weight
    place: Place
    message: Message
    remedy: Message
    lacks: str = ""

    def problem(self, office: str) -> Problem:
        """The fault as an office's problem."""
        return Problem(
            code=self.code,
            weight=self.weight,
            office=office,
            place=self.place,
            message=brief(self.message),
            remedy=brief(self.remedy),
            lacks=self.lacks,
        )

    @classmethod
    def of(
        cls,
        code: str,
        place: Place,
        case: str = "",
        /,
        *,
        lacks: str = "",
        **figures: object,
    ) -> "FileFault":
        """A fault of the table at a place, with its figures."""
        fault = told(code, case, **figures)
        return cls(
            code=code,
            weight=fault.weight,
            place=place,
            message=fault.message,
            remedy=fault.remedy,
            lacks=lacks,
        )

    @classmethod
    def no_stamp(cls, place: Place) -> "FileFault":
        """The file is not a template of ours, or its stamp was removed."""
        return cls.of("READ-301", place)

    @classmethod
    def other_period(cls, place: Place, found: str, expected: str) -> "FileFault":
        """The template of another month."""
        return cls.of("READ-302", place, found=found, expected=expected)

    @classmethod
    def unknown_office(cls, place: Place, found: str) -> "FileFault":
        """The stamp names an office that reports nothing this period."""
        return cls.of("READ-303", place, found=found)

    @classmethod
    def no_sheet(cls, place: Place, sheet: str) -> "FileFault":
        """No sheet has the form's headings."""
        return cls.of("READ-304", place, lacks=sheet, sheet=sheet)

    @classmethod
    def no_column(cls, place: Place, column: Column) -> "FileFault":
        """A heading of the form is not in the heading row.

        Texts are optional: a file that does not ask for one lacks nothing that must be sent.
        """
        headings = column.headings
        if column.is_told:
            return cls.of(
                "READ-305", place, "optional", lacks=column.field, heading=own_message(headings)
            )
        return cls.of("READ-305", place, lacks=column.field, heading=own_message(headings))

    @classmethod
    def no_row(cls, place: Place, code: str) -> "FileFault":
        """The row of an item was deleted, or its code changed."""
        return cls.of("READ-306", place, lacks=code, code=code)

    @classmethod
    def doubled_row(cls, place: Place, code: str, cells: tuple[str, ...]) -> "FileFault":
        """Two rows carry the same code: neither is believed."""
        return cls.of("READ-307", place, code=code, cells=cells)

    @classmethod
    def strange_row(cls, place: Place, found: str) -> "FileFault":
        """A filled row whose code this office was not asked for."""
        return cls.of("READ-308", place, found=found)

    @classmethod
    def never_came(cls, place: Place, office: str, *, is_owed: bool) -> "FileFault":
        """No file of the office is in the folder, though one ``is_owed``; or none is."""
        return cls.of("READ-309", place, "" if is_owed else "nothing due", office=office)

    @classmethod
    def blank(cls, place: Place, code: str, headings: tuple[tuple[str, str], ...]) -> "FileFault":
        """A cell that must be filled is empty."""
        return cls.of("READ-310", place, code=code, heading=own_message(headings))

    @classmethod
    def no_reason(cls, place: Place, code: str) -> "FileFault":
        """ND stands without its reason."""
        return cls.of("READ-311", place, code=code)

    @classmethod
    def other_digest(cls, place: Place, plans: Mapping[str, str]) -> "FileFault":
        """The plan changed after the template was issued."""
        return cls.of("READ-313", place, plans=list(plans))
