"""What a report is made from: listed when a run starts, and looked at again before it counts.

A share that drops out while a build reads it looks like a folder nobody sent anything to, and a
plan edited meanwhile is half of each. Neither may replace a good report. What was read is listed
in ``manifest.json`` by its digest, with that of sheetgen itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import sheetgen
from sheetgen.disk.ours import MANIFEST, digest_of, listed
from sheetgen.disk.program import CODE, program_digest
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.receipt import was_filed
from sheetgen.model.workspace import Workspace
from sheetgen.planning.calendar import outside
from sheetgen.planning.closed_files import closed_files
from sheetgen.planning.receipts import RECEIVED, read_receipts
from sheetgen.planning.settings import SETTINGS
from sheetgen.reading.register import deliveries, lists_in
from sheetgen.records import Struct
from sheetgen.sealed_lists import counted_lists
from sheetgen.setup import Setup, stored_periods
from sheetgen.sources.shipped import (
    KINDS,
    REPORTS,
    files_of_drafts,
    own_folder,
    shown,
    under,
)
from sheetgen.sources.written import written

_NAMED = 3
"""So many of the files that are gone are named."""


class Listing(Struct, frozen=True):
    """What there was to read when a run started.

    ``sources`` are the digests of all that analysts write, ``deliveries`` the files of offices;
    both by their path from the workspace.
    """

    sources: Mapping[str, str]
    deliveries: frozenset[str]

    @classmethod
    def of(cls, workspace: Workspace) -> "Listing":
        """What there is now."""
        sources = {shown(path, workspace.root): digest_of(path) for path in _sources(workspace)}
        return cls(sources, frozenset(_deliveries(workspace)))

    def demand_reachable(self, workspace: Workspace, builds: Iterable[tuple[Period, Plan]]) -> None:
        """Stop the run where no file at all is there, and a report was made from some.

        Raises WorkspaceError, naming the folder.
        """
        inbox = workspace.relative(workspace.input)
        if self.deliveries or any(_is_delivery(each, inbox) for each in self.sources):
            return  # a list of those served is one of the sources
        for period, plan in builds:
            folder = workspace.output / str(period) / plan.code
            before = [
                each for each in listed(folder / MANIFEST, "inputs") if _is_delivery(each, inbox)
            ]
            if before:
                raise WorkspaceError(
                    inbox,
                    message_n(
                        "no file is in it, and the report of {plan} {period} was made from {n} "
                        "file.",
                        "no file is in it, and the report of {plan} {period} was made from {n} "
                        "files.",
                        len(before),
                        plan=plan.code,
                        period=period,
                    ),
                    message(
                        "Nothing was written. See that the folder can be reached; if nothing is to "
                        "be in it, remove {folder}/ first.",
                        folder=workspace.relative(folder),
                    ),
                )

    def demand_unchanged(self, workspace: Workspace) -> None:
        """Stop the run where something that was listed is gone or another; new files are none.

        Raises WorkspaceError, naming the file.
        """
        now = Listing.of(workspace)
        gone = sorted(self.deliveries - now.deliveries)
        if gone:
            raise WorkspaceError(
                gone[0].rpartition("/")[0],
                message_n(
                    "{n} file that was there when the run began is gone: {files}.",
                    "{n} files that were there when the run began are gone: {files}.",
                    len(gone),
                    files=[each.rpartition("/")[2] for each in gone[:_NAMED]],
                ),
                message(
                    "Nothing was written, and the reports of before stand. See that the folder can "
                    "be reached, and run the command again."
                ),
            )
        changed = sorted({each for each, _ in self.sources.items() ^ now.sources.items()})
        if changed:
            raise WorkspaceError(
                changed[0],
                message("it was changed while the run read it."),
                message(
                    "Nothing was written, and the reports of before stand. Run the command again."
                ),
            )

    def record(self, setup: Setup, plan: Plan, period: Period) -> dict[str, object]:
        """What the manifest of a report says that it was made from: nothing of later months."""
        sealed = {at: came for (at, code), came in setup.sealed.items() if code == plan.code}
        read = {
            each.file: each.sha256
            for at, came in {**setup.shelf, **sealed}.items()
            if at <= period and plan.covers(at)
            for each in came
            if each.file
        }
        later = {
            setup.workspace.relative(_receipts(setup.workspace, at))
            for at in stored_periods(setup.workspace)
            if at > period
        }
        later |= {
            setup.workspace.relative(path)
            for at in stored_periods(setup.workspace)
            for path in _uncounted(setup, plan, at, period)
        }
        later |= {
            each.file
            for (at, code), each in setup.closed.items()
            if at >= period or code != plan.code
        }
        inputs = {each: digest for each, digest in self.sources.items() if each not in later}
        return {
            "sheetgen": {"version": sheetgen.__version__, "sha256": program_digest(CODE)},
            "inputs": dict(sorted((inputs | read).items())),
        }


def _uncounted(setup: Setup, plan: Plan, at: Period, until: Period) -> set[Path]:
    """The lists of a month that no report of ``until`` is made from."""
    lying = set(lists_in(setup.workspace.input / str(at)))
    return lying if at > until else lying.difference(counted_lists(setup, plan, at, until))


def _is_delivery(name: str, inbox: str) -> bool:
    return name.startswith(f"{inbox}/") and not name.endswith(f"/{RECEIVED.name}.csv")


def _sources(workspace: Workspace) -> Iterator[Path]:
    """All that analysts write (settings, plans, forms, rules, layouts, receipts), and lists."""
    beside = written(workspace.root, within=False)
    yield from (path for path in beside if path.name == SETTINGS or path.suffix == ".csv")
    folders = (own_folder(workspace, kind) for kind in KINDS if kind != REPORTS)
    for folder in (workspace.plans, *folders):
        yield from written(folder)
    yield from files_of_drafts(own_folder(workspace, REPORTS))
    for kind in KINDS:
        yield from under(workspace, kind)
    yield from closed_files(workspace.root)
    for period in stored_periods(workspace):
        if (path := _receipts(workspace, period)).is_file():
            yield path
        yield from lists_in(workspace.input / str(period))


def _receipts(workspace: Workspace, period: Period) -> Path:
    return workspace.input / str(period) / f"{RECEIVED.name}.csv"


def _deliveries(workspace: Workspace) -> Iterator[str]:
    for period in stored_periods(workspace):
        for path in deliveries(workspace.input / str(period)):
            yield workspace.relative(path)


def outside_plans(setup: Setup) -> Iterator[Message]:
    """Each folder of a period that is none of any plan's, with files that no report reads."""
    for period in stored_periods(setup.workspace):
        folder = setup.workspace.input / str(period)
        came = len(list(deliveries(folder)))
        if came and not any(plan.covers(period) for plan in setup.plans):
            yield joined(
                [
                    message_n(
                        "{folder} holds {n} file that no report reads:",
                        "{folder} holds {n} files that no report reads:",
                        came,
                        folder=setup.workspace.relative(folder),
                    ),
                    *(outside(plan, period) for plan in setup.plans),
                ]
            )


def receipts_at_odds(workspace: Workspace) -> Iterator[Message]:
    """Each receipt whose file is gone, and each filed delivery that no receipt speaks of."""
    for period in stored_periods(workspace):
        folder = workspace.input / str(period)
        noted = read_receipts(folder, workspace.relative(folder))
        table = workspace.relative(_receipts(workspace, period))
        lying = {path.name: path for path in (*deliveries(folder), *lists_in(folder))}
        named = {each.file for each in noted}
        strange = {name: path for name, path in lying.items() if name not in named}
        digests = {name: digest_of(path) for name, path in strange.items()} if noted else {}
        for each in noted:
            if each.file not in lying and each.sha256 not in digests.values():
                yield message(
                    "{table} notes {file}, which is not in the folder. Put it back, or receive it "
                    "again.",
                    table=table,
                    file=each.file,
                )
        known = {each.sha256 for each in noted}
        for name, path in strange.items():
            if was_filed(name) and digests.get(name) not in known:
                yield message(
                    "{file} was filed, but its line in {table} is gone. Receive it again with the "
                    "day on which it came (--on YYYY-MM-DD).",
                    file=workspace.relative(path),
                    table=table,
                )
