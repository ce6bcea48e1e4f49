"""Where a run's files go: templates one by one, each plan's report as a whole folder."""

from pathlib import Path

from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.template import Template
from sheetgen.model.workspace import Workspace
from sheetgen.writing.report import write_workbook
from sheetgen.writing.results import write_results
from sheetgen.writing.swap import Swap, recover
from sheetgen.writing.template import write_template

_RESULTS = "results.json"


def write_reports(
    workspace: Workspace, reports: tuple[Report, ...], say: Speaker
) -> tuple[tuple[str, tuple[Path, ...]], ...]:
    """Write ``output/<period>/<plan>/`` of each report, all or nothing each.

    Gives (plan, files) pairs. What an earlier run that was stopped left is put right first.
    """
    if workspace.output.is_dir():
        recover(workspace.output)
    return tuple((report.plan.code, _write_report(workspace, report, say)) for report in reports)


def _write_report(workspace: Workspace, report: Report, say: Speaker) -> tuple[Path, ...]:
    folder = workspace.output / str(report.period) / report.plan.code
    names = (f"{report.plan.code}-{report.period}.xlsx", _RESULTS)
    swap = Swap(folder)
    with swap:
        write_workbook(report, swap.staging / names[0], say, workspace_name=workspace.name)
        write_results(report, swap.staging / names[1], say)
    return tuple(folder / name for name in names)


def write_templates(
    workspace: Workspace, templates: tuple[Template, ...], say: Speaker
) -> tuple[Path, ...]:
    """Write each template to its place; one template does not remove those of other offices."""
    written: list[Path] = []
    for template in templates:
        path = workspace.root / template.file
        path.parent.mkdir(parents=True, exist_ok=True)
        write_template(template, path, say)
        written.append(path)
    return tuple(written)
