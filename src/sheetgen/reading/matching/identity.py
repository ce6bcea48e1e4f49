"""Whose file it is: by its stamp, or else by its codes and headings where only one office fits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message
from sheetgen.language.number_marks import Marks
from sheetgen.model.form import Form
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.model.template import Template
from sheetgen.ooxml.guard import MAX_FILE
from sheetgen.reading import file_faults
from sheetgen.reading.matching.form_table import find_tables, normal
from sheetgen.reading.matching.match import Known
from sheetgen.reading.matching.stamp import Stamp, read_stamps
from sheetgen.reading.matching.witness import (
    name_contradiction,
    office_contradiction,
    page_contradiction,
    printed_periods,
)
from sheetgen.reading.opening.cells import Workbook
from sheetgen.records import Struct


@dataclass(frozen=True, slots=True)
class Asking:
    """What a folder of deliveries is read against.

    ``by_office`` finds a template, ``owners`` the offices that are asked for a code, ``plans`` are
    all that are asked about: worked out once, because a folder holds a thousand files. ``most`` is
    the size in bytes up to which a file is opened. ``outside`` says of each plan of which the
    period is none, by its code, from when to when it runs.
    """

    templates: tuple[Template, ...]
    period: Period
    marks: Marks
    most: int = MAX_FILE
    outside: Mapping[str, Message] = field(default_factory=dict)
    by_office: Mapping[str, Template] = field(init=False, repr=False, compare=False)
    owners: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    plans: frozenset[str] = field(init=False, repr=False, compare=False)
    names: dict[str, str] = field(init=False, repr=False, compare=False)
    """The office behind each way in which a template prints one."""

    def __post_init__(self) -> None:
        owners: dict[str, tuple[str, ...]] = {}
        for each in self.templates:
            for code in sorted({code for _, code in _codes_of(each)}):
                owners[code] = (*owners.get(code, ()), each.office)
        object.__setattr__(self, "by_office", {each.office: each for each in self.templates})
        object.__setattr__(self, "owners", owners)
        plans = {normal(plan) for each in self.templates for plan, _ in each.plans}
        object.__setattr__(self, "plans", frozenset(plans))
        object.__setattr__(self, "names", _printed_names(self.templates))


def _printed_names(templates: tuple[Template, ...]) -> dict[str, str]:
    """How templates print their office; what two offices share names neither."""
    ways: dict[str, set[str]] = {}
    for each in templates:
        for way in (each.office, each.office_name, f"{each.office} · {each.office_name}"):
            ways.setdefault(normal(way), set()).add(each.office)
    return {way: next(iter(codes)) for way, codes in ways.items() if len(codes) == 1}


class Identity(Struct, frozen=True, kw_only=True):
    """The template a file is read against; where it is None the first fault says why."""

    office: str
    template: Template | None
    known: Known
    faults: tuple[FileFault, ...]


def identify(book: Workbook, file: str, asking: Asking) -> Identity:
    """Whose file it is, and what is wrong with its saying so."""
    whole = Place(file, "", "")
    if not asking.templates and asking.outside:
        return _refused("", file_faults.outside_plans(whole, asking.outside.values()))
    stamps = read_stamps(book)
    if not stamps:
        return _by_codes(book, whole, asking)
    stamp = stamps[0]
    if not all(stamp.agrees(each) for each in stamps):
        said = [f"{each.office} {each.period}" for each in stamps]
        return _refused(stamp.office, file_faults.two_stamps(whole, tuple(dict.fromkeys(said))))
    template = asking.by_office.get(stamp.office)
    fault = _contradicted(book, file, stamp, asking) or _misplaced(stamp, whole, asking)
    if fault is not None or template is None:
        return _refused(stamp.office, fault or FileFault.unknown_office(whole, stamp.office))
    return Identity(
        office=template.office,
        template=template,
        known=_known(asking, stamp),
        faults=(
            *_versions(stamp, template, whole),
            *_misnamed(name_contradiction(book, file, asking.period, stamped=True)),
        ),
    )


def _misnamed(fault: FileFault | None) -> tuple[FileFault, ...]:
    return () if fault is None else (fault,)


def _contradicted(book: Workbook, file: str, stamp: Stamp, asking: Asking) -> FileFault | None:
    """What the page says against the stamp: of the month, or of the office."""
    try:
        period = Period.parse(stamp.period)
    except ValueError:
        return None  # told as another period than the one expected
    return page_contradiction(book, file, period, stamped=True) or office_contradiction(
        book, file, stamp.office, asking.names
    )


def _misplaced(stamp: Stamp, whole: Place, asking: Asking) -> FileFault | None:
    if stamp.period != str(asking.period):
        return FileFault.other_period(whole, stamp.period, str(asking.period))
    tracked = {plan for template in asking.templates for plan, _ in template.plans}
    plans = tuple(plan for plan, _ in stamp.plans)
    if plans and asking.outside.keys() >= set(plans):
        return file_faults.outside_plans(whole, [asking.outside[each] for each in plans])
    if plans and not tracked & set(plans):
        return file_faults.other_workspace(whole, plans)
    return None


def _refused(office: str, fault: FileFault) -> Identity:
    nothing = Known(stamped=False, versions={}, owners={}, plans=frozenset())
    return Identity(office=office, template=None, known=nothing, faults=(fault,))


def _versions(stamp: Stamp, template: Template, whole: Place) -> tuple[FileFault, ...]:
    now = dict(template.plans)
    old = {code: digest for code, digest in stamp.plans if digest and now.get(code) != digest}
    return (FileFault.other_digest(whole, old),) if old else ()


def _known(asking: Asking, stamp: Stamp | None) -> Known:
    return Known(
        stamped=stamp is not None,
        versions={} if stamp is None else stamp.versions,
        owners=asking.owners,
        plans=asking.plans,
    )


def _codes_of(template: Template) -> frozenset[tuple[str, str]]:
    return frozenset(
        (normal(row.plan), normal(row.item.code)) for sheet in template.sheets for row in sheet.rows
    )


def _found_codes(book: Workbook, file: str, forms: Mapping[str, Form]) -> set[tuple[str, str]]:
    return {
        key
        for form in forms.values()
        for table in find_tables(book, form, file)
        for key in table.rows
    }


def _fits(template: Template, found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The template's codes that the file holds; a row without its plan goes by its code."""
    return {key for key in _codes_of(template) if key in found or ("", key[1]) in found}


def contradiction(book: Workbook, file: str, office: str, asking: Asking) -> FileFault | None:
    """Whose rows these are, asked where none of the stamped office's was found."""
    found = _found_codes(book, file, _forms(asking))
    others = tuple(each.office for each in asking.templates if _fits(each, found))
    if not others:
        return None
    return file_faults.rows_of_others(Place(file, "", ""), office, others)


def _forms(asking: Asking) -> dict[str, Form]:
    return {sheet.form.name: sheet.form for each in asking.templates for sheet in each.sheets}


def _by_codes(book: Workbook, whole: Place, asking: Asking) -> Identity:
    """The one office all of whose codes are in the file, with none of another's."""
    found = _found_codes(book, whole.file, _forms(asking))
    fits = {each.office: _fits(each, found) for each in asking.templates}
    best = max((len(codes) for codes in fits.values()), default=0)
    whose = [
        each
        for each in asking.templates
        if best and len(fits[each.office]) == best and fits[each.office] == _codes_of(each)
    ]
    if len(whose) != 1:
        offices = tuple(office for office, codes in fits.items() if codes)
        return _refused("", file_faults.nobody(whole, offices))
    template = whose[0]
    file, at = whole.file, asking.period
    printed = printed_periods(book, file)
    fault = page_contradiction(book, file, at, stamped=False) or office_contradiction(
        book, file, template.office, asking.names
    )
    named = name_contradiction(book, file, at, stamped=False)
    if fault is None and named is not None and named.weight is Weight.ERROR:
        fault = named
    if fault is not None:
        return _refused(template.office, fault)
    rest = {key for key in _all(asking) & found if key not in fits[template.office]}
    if rest:
        offices = tuple(office for office, codes in fits.items() if codes)
        return _refused("", file_faults.nobody(whole, offices))
    return Identity(
        office=template.office,
        template=template,
        known=_known(asking, None),
        faults=(
            file_faults.by_codes(
                whole, template.office, str(at), tuple(str(each.place) for each in printed[:1])
            ),
            *_misnamed(named),
        ),
    )


def _all(asking: Asking) -> set[tuple[str, str]]:
    return {key for each in asking.templates for key in _codes_of(each)}
