"""Where a run's files go: templates one by one, each plan's report as a whole folder."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.layout import Layout
from sheetgen.model.report import Report
from sheetgen.model.template import Template
from sheetgen.model.workspace import Workspace
from sheetgen.writing.annex import write_annex
from sheetgen.writing.context import ALERTS
from sheetgen.writing.narrative import write_document, write_text
from sheetgen.writing.report import write_workbook
from sheetgen.writing.results import write_results
from sheetgen.writing.swap import Swap, recover
from sheetgen.writing.template import write_template

_RESULTS = "results.json"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]|\.(?=\.)|\.$')
"""What a file's name may not hold on every system."""
_PART_FOLDERS = {"offices", "by-element", "por-unidad", "por-elemento"}
"""In both languages: a run in one replaces what a run in the other wrote."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan's report, written beside it: in which folder, and whose it is."""

    folder: Message
    code: str
    report: Report


def write_reports(
    workspace: Workspace,
    reports: tuple[Report, ...],
    say: Speaker,
    parts: Callable[[Report], tuple[Part, ...]] = lambda _: (),
    layouts: tuple[Layout, ...] = (),
) -> tuple[tuple[str, tuple[Path, ...]], ...]:
    """Write ``output/<period>/<plan>/`` of each report, all or nothing each.

    Gives (plan, files) pairs; where one report cannot be written, none is. What an earlier run
    that was stopped left is put right first; what people put there under other names stays.
    """
    if workspace.output.is_dir():
        recover(workspace.output)
    written: list[tuple[str, tuple[Path, ...]]] = []
    with ExitStack() as swaps:  # every folder is complete before the first one is put in place
        for report in reports:
            folder = workspace.output / str(report.period) / report.plan.code
            swap = swaps.enter_context(Swap(folder))
            names = _write_report(workspace, report, swap, say, parts(report), layouts)
            written.append((report.plan.code, tuple(folder / name for name in names)))
    return tuple(written)


def _write_report(
    workspace: Workspace,
    report: Report,
    swap: Swap,
    say: Speaker,
    parts: tuple[Part, ...],
    layouts: tuple[Layout, ...],
) -> tuple[str, ...]:
    """Fill the place beside a plan's folder; gives the names of the files."""
    stem = f"{report.plan.code}-{report.period}"
    words = f"{stem}-{say.say(ALERTS).lower()}"
    names = (f"{stem}.xlsx", f"{words}.docx", f"{words}.txt", _RESULTS)
    workbook, document, text, results = (swap.staging / name for name in names)
    _write_workbook(workspace, report, workbook, say)
    write_document(report, document, say)
    write_text(report, text, say)
    write_results(report, results, say)
    annexes = tuple(
        _write_annex(report, layout, swap.staging, stem, say)
        for layout in layouts
        if layout.plan == report.plan.code
    )
    beside = tuple(_write_part(workspace, part, swap.staging, stem, say) for part in parts)
    swap.carry_over(partial(_is_ours, stem))
    return (*names, *annexes, *beside)


def _is_ours(stem: str, inside: PurePath) -> bool:
    """Whether a path inside a plan's folder is what a run writes, by its name; any other stays."""
    if inside.parts[0] in _PART_FOLDERS:
        inside = PurePath(*inside.parts[1:])
    if not inside.parts:
        return True
    written = re.fullmatch(rf"{re.escape(stem)}(-\S+)?\.(xlsx|docx|txt)", inside.name)
    return len(inside.parts) == 1 and (inside.name == _RESULTS or written is not None)


def _write_workbook(workspace: Workspace, report: Report, path: Path, say: Speaker) -> None:
    write_workbook(report, path, say, workspace_name=workspace.name, theme=workspace.theme)


def _write_annex(report: Report, layout: Layout, staging: Path, stem: str, say: Speaker) -> str:
    """One official annex; gives its name."""
    name = f"{stem}-{layout.name}.xlsx"
    write_annex(report, layout, staging / name, say)
    return name


def _write_part(workspace: Workspace, part: Part, staging: Path, stem: str, say: Speaker) -> str:
    """One part's workbook; gives its name from the plan's folder."""
    name = f"{say.say(part.folder)}/{stem}-{_UNSAFE.sub('-', part.code)}.xlsx"
    path = staging / name
    path.parent.mkdir(exist_ok=True)
    _write_workbook(workspace, part.report, path, say)
    return name


def write_templates(
    workspace: Workspace, templates: tuple[Template, ...], say: Speaker
) -> tuple[Path, ...]:
    """Write each template to its place; one template does not remove those of other offices."""
    written: list[Path] = []
    for template in templates:
        path = workspace.root / template.file
        path.parent.mkdir(parents=True, exist_ok=True)
        write_template(template, path, say, workspace.theme)
        written.append(path)
    return tuple(written)
