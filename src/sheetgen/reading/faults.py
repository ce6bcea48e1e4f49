"""What may be wrong with a file as a whole, its sheets, rows and columns: READ-3xx.

READ-301 no stamp, READ-302 another period, READ-303 unknown office, READ-304 no sheet,
READ-305 no column, READ-306 no row, READ-307 a code twice, READ-308 a row nobody asked for,
READ-309 never came, READ-310 a required cell is empty, READ-311 no data and no reason given,
READ-312 another file of the office counts, READ-313 the template is of another plan version;
READ-314, an explanation that the status asks for, is told once items are judged (wanted.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetgen.language.message import Message, brief, message, own_message
from sheetgen.model.form import Ask, Column
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFault:
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
    def no_stamp(cls, place: Place) -> "FileFault":
        """The file is not a template of ours, or its stamp was removed."""
        return cls(
            code="READ-301",
            weight=Weight.ERROR,
            place=place,
            message=message("the file does not say whose it is: it bears no stamp."),
            remedy=message("Copy the figures into the template that was sent, and send that."),
        )

    @classmethod
    def other_period(cls, place: Place, found: str, expected: str) -> "FileFault":
        """The template of another month."""
        return cls(
            code="READ-302",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "the template is for {found}; expected {expected}.", found=found, expected=expected
            ),
            remedy=message("Fill the template of {expected} and send it.", expected=expected),
        )

    @classmethod
    def unknown_office(cls, place: Place, found: str) -> "FileFault":
        """The stamp names an office that reports nothing this period."""
        return cls(
            code="READ-303",
            weight=Weight.ERROR,
            place=place,
            message=message("the office {found} has nothing to report this period.", found=found),
            remedy=message("Check the period, or add the office to the plan."),
        )

    @classmethod
    def no_sheet(cls, place: Place, sheet: str) -> "FileFault":
        """No sheet has the form's headings."""
        return cls(
            code="READ-304",
            weight=Weight.ERROR,
            place=place,
            message=message("no sheet has the headings of {sheet}.", sheet=sheet),
            remedy=message("Copy the figures into the template that was sent, and send that."),
            lacks=sheet,
        )

    @classmethod
    def no_column(cls, place: Place, column: Column) -> "FileFault":
        """A heading of the form is not in the heading row.

        Texts are optional: a file that does not ask for one lacks nothing that must be sent.
        """
        headings = column.headings
        if column.ask is Ask.TEXT:
            return cls(
                code="READ-305",
                weight=Weight.NOTICE,
                place=place,
                message=message(
                    "the column {heading} is missing, and it is optional.",
                    heading=own_message(headings),
                ),
                remedy=message("Nothing need be done; the template of today has it."),
                lacks=column.field,
            )
        return cls(
            code="READ-305",
            weight=Weight.ERROR,
            place=place,
            message=message("the column {heading} is missing.", heading=own_message(headings)),
            remedy=message("Write the heading again above its figures."),
            lacks=column.field,
        )

    @classmethod
    def no_row(cls, place: Place, code: str) -> "FileFault":
        """The row of an item was deleted, or its code changed."""
        return cls(
            code="READ-306",
            weight=Weight.ERROR,
            place=place,
            message=message("the row of {code} is missing.", code=code),
            remedy=message("Put the row back with its code, or use the template that was sent."),
            lacks=code,
        )

    @classmethod
    def doubled_row(cls, place: Place, code: str, cells: tuple[str, ...]) -> "FileFault":
        """Two rows carry the same code: neither is believed."""
        return cls(
            code="READ-307",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "{code} stands in several rows that say different things ({cells}); none of them "
                "was read.",
                code=code,
                cells=cells,
            ),
            remedy=message("Keep one row for each code."),
        )

    @classmethod
    def strange_row(cls, place: Place, found: str) -> "FileFault":
        """A filled row whose code this office was not asked for."""
        return cls(
            code="READ-308",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "{found} was not asked of this office; the row was not read.", found=found
            ),
            remedy=message("Correct the code, or remove the row."),
        )

    @classmethod
    def never_came(cls, place: Place, office: str, weight: Weight) -> "FileFault":
        """No file of the office is in the folder."""
        return cls(
            code="READ-309",
            weight=weight,
            place=place,
            message=message("{office} sent no file.", office=office),
            remedy=message("Ask {office} to fill its template and send it.", office=office),
        )

    @classmethod
    def blank(cls, place: Place, code: str, headings: tuple[tuple[str, str], ...]) -> "FileFault":
        """A cell that must be filled is empty."""
        return cls(
            code="READ-310",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "{code}: {heading} is empty, expected a figure or ND.",
                code=code,
                heading=own_message(headings),
            ),
            remedy=message("Type the figure; where there is none, ND and the reason."),
        )

    @classmethod
    def no_reason(cls, place: Place, code: str) -> "FileFault":
        """ND stands without its reason."""
        return cls(
            code="READ-311",
            weight=Weight.NOTICE,
            place=place,
            message=message("{code} has no data and does not say why.", code=code),
            remedy=message("Explain it in the column for the reason."),
        )

    @classmethod
    def superseded(cls, place: Place, counted: str) -> "FileFault":
        """Another file of the same office is the one that counts."""
        return cls(
            code="READ-312",
            weight=Weight.NOTICE,
            place=place,
            message=message(
                "the office sent {counted} too, and that file counts.", counted=counted
            ),
            remedy=message("Remove from the folder the one that should not count."),
        )

    @classmethod
    def other_digest(cls, place: Place, plans: Mapping[str, str]) -> "FileFault":
        """The plan changed after the template was issued."""
        return cls(
            code="READ-313",
            weight=Weight.NOTICE,
            place=place,
            message=message(
                "the template was made before the plan {plans} changed.", plans=list(plans)
            ),
            remedy=message("Check that the rows are still those asked for; issue templates again."),
        )
