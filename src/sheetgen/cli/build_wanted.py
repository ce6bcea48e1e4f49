"""What a build was asked for: which reports, of which day, with which parts."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

import click

from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.setup import Setup
    from sheetgen.writing.exporting.table_files import Export
    from sheetgen.writing.output import Part


class Parts(Struct, frozen=True):
    """Which parts of a report are written beside it; ``extras`` are further files, by name."""

    offices: bool
    by_element: bool
    exports: "tuple[Export, ...]" = ()
    extras: "tuple[str, ...]" = ()

    @classmethod
    def named(cls, names: Collection[str]) -> Self:
        """By the names that a manifest keeps."""
        from sheetgen.writing.exporting.table_files import Export  # noqa: PLC0415 - late
        from sheetgen.writing.extras import extras_named  # noqa: PLC0415 - late

        exports = tuple(each for each in Export if each.value in names)
        extras = tuple(each.name for each in extras_named(names))
        return cls("offices" in names, "by-element" in names, exports, extras)

    def of(self, workspace: Workspace, report: Report) -> "tuple[Part, ...]":
        """The parts asked for."""
        from sheetgen import portions  # noqa: PLC0415 - late
        from sheetgen.writing.output import Part  # noqa: PLC0415 - late

        whole: list[Part] = []
        if self.offices:
            whole += [
                Part(message("offices"), code, portions.of_office(workspace, report, code))
                for code in portions.offices_of(report)
            ]
        if self.by_element:
            whole += [
                Part(message("by-element"), code, portions.of_element(report, code))
                for code in portions.elements_of(report)
            ]
        return tuple(whole)

    def names(self) -> list[str]:
        """Which parts were asked for, as the manifest keeps it."""
        asked = (("offices", self.offices), ("by-element", self.by_element))
        return [
            *(name for name, is_asked in asked if is_asked),
            *(each.value for each in self.exports),
            *self.extras,
        ]

    def options(self) -> list[str]:
        """The options of ``sheetgen build`` that ask for them."""
        asked = (("--offices", self.offices), ("--by-element", self.by_element))
        exports = ",".join(each.value for each in self.exports)
        return [
            *(name for name, is_asked in asked if is_asked),
            *([f"--export {exports}"] if exports else []),
            *(f"--{each}" for each in self.extras),
        ]

    def tell_absent(self, reports: tuple[Report, ...], say: Speaker) -> None:
        """Name on stderr the offices that get no workbook of their own, and why."""
        from sheetgen import portions  # noqa: PLC0415 - late

        for report in reports if self.offices else ():
            if absent := portions.without_portion(report):
                said = message_n(
                    "{plan}: no workbook for {offices}, which reports no item first.",
                    "{plan}: no workbook for {offices}, which report no item first.",
                    len(absent),
                    plan=report.plan.code,
                    offices=absent,
                )
                click.echo(say.say(said), err=True)


class Wanted(Struct, frozen=True, kw_only=True):
    """What was asked for: which reports, of which day, with which parts, in which language."""

    period: Period | None
    plan: str | None
    as_of: date | None
    parts: Parts
    lang: str | None
    stale: bool

    def read_ahead(self, setup: "Setup") -> None:
        """Read what came for the month that will be built, which rules decide nothing of."""
        from sheetgen.delivery import taken_in  # noqa: PLC0415 - late
        from sheetgen.setup import stored_periods  # noqa: PLC0415 - late

        setup.engine.start()  # it gets ready meanwhile, too
        at = self.period or max(stored_periods(setup.workspace), default=None)
        if at is not None and not self.stale and at not in {each for each, _ in setup.closed}:
            taken_in(setup, at)

    def builds(self, setup: "Setup") -> "tuple[Build, ...]":
        """The reports to make; of stale ones as they were made."""
        from sheetgen.pipeline import due_builds  # noqa: PLC0415 - late
        from sheetgen.planning.calendar import named_plan  # noqa: PLC0415 - late
        from sheetgen.stale import stale_reports  # noqa: PLC0415 - late

        if self.stale:
            plans = (named_plan(setup.plans, self.plan),) if self.plan else setup.plans
            return tuple(
                Build(
                    each.plan,
                    each.period,
                    each.as_of,
                    Parts.named(each.parts),
                    each.language or None,
                )
                for each in stale_reports(setup, plans)
            )
        return tuple(
            Build(each, at, self.as_of, self.parts, self.lang)
            for at, each in due_builds(setup, self.period, self.plan)
        )


class Build(Struct, frozen=True):
    """One report to make."""

    plan: Plan
    period: Period
    as_of: date | None
    parts: Parts
    lang: str | None


def build_again(workspace: Workspace, plan: Plan, period: Period, day: date, *, alone: bool) -> str:
    """The command that makes a report anew of a day, in the language and with the parts it had.

    ``alone`` where other plans have a report of the month too.
    """
    from sheetgen.disk.ours import MANIFEST, manifest_of  # noqa: PLC0415 - late

    told = manifest_of(workspace.output / str(period) / plan.code / MANIFEST) or {}
    lang = told.get("language", workspace.language)
    said = [
        f"sheetgen build --period {period}",
        *([f"--plan {plan.code}"] if alone else []),
        *([f"--as-of {day.isoformat()}"] if day != period.last_day else []),
        *([f"--lang {lang}"] if lang != workspace.language else []),
        *Parts.named(told.get("parts", ())).options(),
    ]
    return " ".join(said)


def parts_of(workspace: Workspace, report: Report, names: tuple[str, ...]) -> "tuple[Part, ...]":
    """The parts of a report by the names that its manifest keeps."""
    return Parts.named(names).of(workspace, report)
