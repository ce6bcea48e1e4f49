"""One file in, one submission out: what the office said in every cell it was asked for."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import Gap
from sheetgen.model.form import Ask
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import State, Submission, Untold, Untolds
from sheetgen.ooxml.guard import MAX_FILE, too_large
from sheetgen.ooxml.refusal import Refused, no_file
from sheetgen.reading import file_faults
from sheetgen.reading.account import account
from sheetgen.reading.matching.beside_text import no_words, noted, told_words
from sheetgen.reading.matching.cell_remarks import of_percent, of_words
from sheetgen.reading.matching.identity import Asking, contradiction, identify
from sheetgen.reading.matching.match import Located, locate
from sheetgen.reading.matching.shown_otherwise import apart
from sheetgen.reading.matching.stamp import Stamp, read_stamps
from sheetgen.reading.not_counted import rejected_file
from sheetgen.reading.opening.cells import Kind, Workbook
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.overwritten import overwritten
from sheetgen.reading.typed.habits import doubted_marks, has_other_habit
from sheetgen.reading.typed.values import not_below_zero, read_figure, read_text
from sheetgen.records import Struct
from sheetgen.sources.regular import NotRegularError, TooLargeError, read_regular

_REASON = "reason"
_OLDER_PLAN = "READ-313"


class Delivery(Struct, frozen=True, kw_only=True):
    """A file once opened, before it is known what it is read against; ``book`` or ``refused``."""

    shown: str
    sha256: str
    book: Workbook | None
    refused: FileFault | None

    @property
    def stamped(self) -> Stamp | None:
        """What the file says of itself."""
        stamps = read_stamps(self.book) if self.book else ()
        return stamps[0] if stamps else None


def read_submission(path: Path, shown: str, asking: Asking) -> Submission:
    """Read one delivery; whatever is wrong with it becomes problems, never an exception."""
    return read_delivery(open_file(path, shown, asking.most), asking)


def open_file(path: Path, shown: str, most: int) -> Delivery:
    """Open what lies there, if it is a file of at most so many bytes; else it has no digest."""
    try:
        data = read_regular(path, most)
    except NotRegularError as fault:
        return _refused(shown, "", no_file(fault.kind))
    except TooLargeError as fault:
        return _refused(shown, "", too_large(fault.size))
    return open_delivery(data, shown, most)


def open_delivery(data: bytes, shown: str, most: int = MAX_FILE) -> Delivery:
    """Open a file's bytes; ``shown`` is its name as places tell it."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        book = open_workbook(data, shown.rpartition("/")[2], most)
    except Refused as refused:
        return _refused(shown, digest, refused)
    return Delivery(shown=shown, sha256=digest, book=book, refused=None)


def _refused(shown: str, digest: str, refused: Refused) -> Delivery:
    fault = FileFault(
        code=refused.code,
        weight=Weight.ERROR,
        place=_whole(shown),
        message=refused.message,
        remedy=refused.remedy,
    )
    return Delivery(shown=shown, sha256=digest, book=None, refused=fault)


def read_delivery(delivery: Delivery, asking: Asking) -> Submission:
    """What the office said in every cell it was asked for."""
    shown, digest, book = delivery.shown, delivery.sha256, delivery.book
    if book is None or delivery.refused is not None:
        return rejected_file(
            shown, digest, delivery.refused or FileFault.no_stamp(_whole(shown)), ""
        )
    who = identify(book, shown, asking)
    template = who.template
    if template is None:
        return rejected_file(shown, digest, who.faults[0], who.office)
    found_in = locate(book, template, shown, who.known)
    located, faults = found_in.located, found_in.faults
    if not any(each.came for each in located):
        fault = contradiction(book, shown, template.office, asking)
        if fault is not None:
            return rejected_file(shown, digest, fault, template.office)
    problems = [fault.problem(template.office) for fault in (*who.faults, *faults)]
    observations: list[Observation] = []
    habit = has_other_habit(typed_figures(located), asking.marks)
    for each in located:
        if each.is_silent:
            continue
        said, found = observe(
            each, template.office, asking.marks, other_habit=habit, period=template.period
        )
        observations += (*said, *noted(each, template.office))
        problems += found
    problems += [fault.problem(template.office) for fault in apart(located)]
    if not any(each.code == _OLDER_PLAN for each in who.faults):
        typed_over = overwritten(found_in.rows, asking.marks)
        problems += [fault.problem(template.office) for fault in typed_over]
    problems += _unexplained(observations, located, template.office)
    if _is_untouched(located):
        problems.append(file_faults.untouched(_whole(shown)).problem(template.office))
    return Submission(
        office=template.office,
        office_name=template.office_name,
        file=shown,
        sha256=digest,
        state=_state(problems),
        observations=tuple(observations),
        problems=tuple(problems),
        account=account(template, tuple(observations)),
        modified=book.saved,
        untold=Untolds.of(_untold(located)),
        unplanned=found_in.unplanned,
    )


def _whole(shown: str) -> Place:
    return Place(shown, "", "")


def _is_untouched(located: tuple[Located, ...]) -> bool:
    """Whether nothing was typed that was not there when the template was sent."""
    return any(each.row.required for each in located) and all(
        each.came and each.cell is None for each in located if not each.column.prefill
    )


def _state(problems: list[Problem]) -> State:
    wrong = any(problem.weight is Weight.ERROR for problem in problems)
    return State.OBSERVED if wrong else State.ACCEPTED


def typed_figures(located: tuple[Located, ...]) -> Iterator[str]:
    """The texts in cells that ask for a figure: they show how the file writes its marks."""
    for each in located:
        if each.column.ask is Ask.FIGURE and each.cell and each.cell.kind is Kind.TEXT:
            yield read_text(each.cell)


def observe(
    each: Located, office: str, marks: Marks, *, other_habit: bool, period: Period
) -> tuple[list[Observation], list[Problem]]:
    """What one cell of a month's form says, and what is wrong with it."""
    item = each.row.item

    def said(value: object, typed: str) -> list[Observation]:
        return [
            Observation(
                plan=each.row.plan,
                code=item.code,
                field=each.column.field,
                office=office,
                said=value,  # type: ignore[arg-type]  # a figure, a gap or text, by the branches below
                typed=typed,
                place=each.place,
            )
        ]

    if each.column.is_told:
        text = "" if each.doubled else told_words(each)
        odd = no_words(each)
        found = [odd.problem(office)] if odd else []
        told, asides = of_words(each, text, period)
        found += (aside.problem(office) for aside in asides)
        return (said(told, text) if text else []), found
    if not each.came:
        return said(Gap.NOT_SUBMITTED, ""), []
    if each.doubled:
        return said(Gap.UNREADABLE, ""), []
    in_own_unit = each.column.unit == "item"
    reading = read_figure(
        each.cell,
        in_percent=in_own_unit and item.in_percent,
        marks=marks,
        doubted=doubted_marks(each.row, marks, in_own_unit=in_own_unit, other_habit=other_habit),
    )
    if not (in_own_unit and item.may_be_negative):
        reading = not_below_zero(reading)
    if reading.fault is not None:
        fault = FileFault(
            code=reading.fault.code,
            weight=Weight.ERROR,
            place=each.place,
            message=reading.fault.message,
            remedy=reading.fault.remedy,
        )
        return said(reading.figure, reading.typed), [fault.problem(office)]
    if reading.figure is Gap.BLANK and each.row.required:
        fault = FileFault.blank(each.place, item.code, each.column.headings)
        return said(reading.figure, reading.typed), [fault.problem(office)]
    asked = of_percent(each, reading.figure) if in_own_unit and item.in_percent else ()
    return said(reading.figure, reading.typed), [aside.problem(office) for aside in asked]


def _untold(located: tuple[Located, ...]) -> Iterator[Untold]:
    for each in located:
        wanted = each.column.wanted_when or each.column.goes_with
        if wanted and each.came and not each.doubled and not told_words(each):
            yield Untold(
                plan=each.row.plan, code=each.row.item.code, column=each.column, place=each.place
            )


def _unexplained(
    observations: list[Observation], located: tuple[Located, ...], office: str
) -> list[Problem]:
    """A notice for each ND that stands without a reason."""
    explained = {(o.plan, o.code) for o in observations if o.field == _REASON}
    reasons = {
        (each.row.plan, each.row.item.code): each.place
        for each in located
        if each.column.field == _REASON
    }
    return [
        FileFault.no_reason(reasons[each.plan, each.code], each.code).problem(office)
        for each in observations
        if each.said is Gap.NO_DATA
        and each.field == "actual"
        and (each.plan, each.code) not in explained
        and (each.plan, each.code) in reasons
    ]
