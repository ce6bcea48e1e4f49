"""Builds a month again and holds it against what was written: the same bytes, or where and why not.

manifest.json -> the same report, into a folder that is thrown away -> the first difference
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sheetgen.closing import built
from sheetgen.disk.ours import LISTED_APART, MANIFEST, digest_of, listed
from sheetgen.drafting.paragraph_plans import read_draft_plans
from sheetgen.inputs import Listing
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.closed import AS_SEALED, Closed, Late, Otherwise
from sheetgen.model.layout import Layout
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.closed_files import FOLDER as CLOSED
from sheetgen.planning.layouts import layouts_of_drafts
from sheetgen.reading.first_difference import first_difference
from sheetgen.records import Struct, replace
from sheetgen.sealed_lists import changed_registry
from sheetgen.served import counted_anew
from sheetgen.setup import Setup, older_seal
from sheetgen.writing.exporting.table_files import Export
from sheetgen.writing.extras import extras_named
from sheetgen.writing.output import Part, write_reports

_BOOK = ".xlsx"
"""Where a reader looks first."""
Parts = Callable[[Report, tuple[str, ...]], tuple[Part, ...]]


class Difference(Struct, frozen=True, kw_only=True):
    """A file that is not written again as it was: where it first differs, and what was and is.

    ``by_hand`` where it does not lie there as the manifest says that it was written.
    """

    file: str
    place: str
    before: str
    after: str
    by_hand: bool


class Verified(Struct, frozen=True, kw_only=True):
    """One plan's month built again: what differs, and what it was made from that is another now.

    ``causes`` are (what it is, the file): an input, a plan, a rule, a form, a setting, the program.
    """

    plan: str
    period: Period
    files: int
    differences: tuple[Difference, ...]
    causes: tuple[tuple[Message, str], ...]
    came_since: tuple[Late, ...] = ()
    """What came for closed months since the report was written: it counts nowhere in it."""
    registry: str = ""
    """The registry, where it is another than the one that the month was closed with."""
    otherwise: Otherwise = AS_SEALED
    """What the month comes to now that is not what it was closed with."""
    older: Closed | None = None
    """The closed month, where an older sheetgen sealed it without what is kept by now."""
    recounted: str = ""
    """The file of the closed month, where it keeps no counts of those served."""

    @property
    def is_same(self) -> bool:
        """Whether every file was written again as it was, and lies there as it was written."""
        return not self.differences


def verify(
    setup: Setup,
    plan: Plan,
    period: Period,
    say: Speaker,
    parts: Parts,
    layouts: tuple[Layout, ...],
) -> Verified:
    """Build one month of one plan again, with the date, language and parts of its manifest."""
    workspace = setup.workspace
    manifest = built(setup, plan, period)
    folder = workspace.output / str(period) / plan.code
    listing = Listing.of(workspace)
    whole = report(setup, plan, period, as_of=date.fromisoformat(manifest["as_of"]))
    apart = frozenset(manifest.get(LISTED_APART, ()))
    listed_then = tuple(each for each in whole.after_closing if each.place in apart)
    made = replace(whole, after_closing=listed_then)
    with TemporaryDirectory() as name:
        elsewhere = replace(workspace, output=Path(name).resolve() / "output")
        elsewhere.output.mkdir()
        write_reports(
            replace(elsewhere, root=Path(name).resolve()),
            (made,),
            say,
            lambda each: parts(each, tuple(manifest.get("parts", ()))),
            layouts,
            exports=lambda _: tuple(
                each for each in Export if each.value in manifest.get("parts", ())
            ),
            extras=lambda _: extras_named(manifest.get("parts", ())),
            drafts=read_draft_plans(workspace),
            draft_layouts=layouts_of_drafts(workspace),
        )
        again = elsewhere.output / str(period) / plan.code
        differences = tuple(_differences(folder, again, workspace.relative(folder)))
    causes = dict.fromkeys(_causes(manifest, listing.record(setup, plan, period), setup))
    for gone in sorted(apart - {each.place for each in listed_then} - {name for _, name in causes}):
        causes[_kind(gone, setup), gone] = None
    return Verified(
        plan=plan.code,
        period=period,
        files=len(listed(folder / MANIFEST)),
        differences=differences,
        causes=tuple(causes),
        came_since=tuple(each for each in whole.after_closing if each not in listed_then),
        otherwise=whole.otherwise,
        registry=changed_registry(setup, plan, period),
        older=older_seal(setup, plan, period),
        recounted=counted_anew(setup, plan, period),
    )


def _differences(folder: Path, again: Path, shown: str) -> Iterator[Difference]:
    """Each file that is gone, was changed by hand, or is not written again as it was."""
    written, now = listed(folder / MANIFEST), listed(again / MANIFEST)
    names = sorted({*written, *now}, key=lambda each: (not each.endswith(_BOOK), each))
    for name in names:
        path, file = folder / name, f"{shown}/{name}"
        if name not in written or name not in now or not path.is_file():
            lies = name in written and path.is_file()
            yield Difference(
                file=file,
                place="",
                before="" if not lies else name,
                after="" if name not in now else name,
                by_hand=name in written and not lies,
            )
        elif (digest := digest_of(path)) != now[name]:
            place, before, after = first_difference(path, again / name)
            yield Difference(
                file=file,
                place=place,
                before=before,
                after=after,
                by_hand=digest != written[name],
            )


def _causes(
    manifest: Mapping[str, Any], record: Mapping[str, Any], setup: Setup
) -> Iterator[tuple[Message, str]]:
    """What the month was made from that is another now, gone or new."""
    then, now = manifest.get("inputs", {}), record["inputs"]
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            yield _kind(name, setup), name
    if manifest.get("sheetgen", {}).get("sha256") != record["sheetgen"]["sha256"]:
        yield message("the program changed"), str(record["sheetgen"]["version"])


def _kind(name: str, setup: Setup) -> Message:
    workspace = setup.workspace
    inside = {
        workspace.input: message("an input changed"),
        workspace.plans: message("the plan changed"),
        workspace.rules: message("a rule changed"),
        workspace.templates: message("a form changed"),
        workspace.root / CLOSED: message("an earlier month was closed, or sealed again"),
    }
    path = workspace.root / name
    found = (said for folder, said in inside.items() if path.is_relative_to(folder))
    return next(found, message("a setting or table of the workspace changed"))
