"""Whether the workbook on the disk is the one that ``trace`` speaks of: it reads the inputs."""

import json
from pathlib import Path

import click

from sheetgen.keeping.answers import Answers
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.sources.regular import MEGABYTE, NotRegularError, TooLargeError, read_regular
from sheetgen.writing.results import results

_FIGURES = ("items", "elements", "index")
_MOST = 1024 * MEGABYTE
_IN_WORDS = "findings"
"""Said in the language of the build, which may be another."""


def warn_of_disk(
    found: Answers, report: Report | None, workspace: Workspace, say: Speaker, *, is_asked: bool
) -> None:
    """Tell on stderr where the disk holds other figures than the inputs give, or no workbook.

    ``report`` is what was worked out, None where the report on the disk is known to be of these
    very inputs. ``is_asked``: the question was for a cell of the workbook, so its absence is worth
    telling.
    """
    folder = workspace.output / found.period / found.plan
    book = workspace.relative(folder / f"{found.plan}-{found.period}.xlsx")
    if not (workspace.root / book).is_file():
        if is_asked:
            _warn(say, message("{book} is not on the disk: this is what a build would write. "
                               "Run `sheetgen build`.", book=book))  # fmt: skip
    elif report is not None and _figures(_stored(folder / "results.json")) != _figures(
        results(report, say, only=_FIGURES)
    ):
        _warn(say, message(
            "{book} on the disk is of an earlier state of the inputs: it may show other figures, "
            "or in other cells. Run `sheetgen build`.", book=book))  # fmt: skip


def _warn(say: Speaker, said: Message) -> None:
    click.echo(say.say(said), err=True)


def _stored(path: Path) -> dict[str, object]:
    """What the last build wrote; nothing where it cannot be read, which differs from any report."""
    try:
        found = json.loads(read_regular(path, _MOST))
    except (OSError, ValueError, NotRegularError, TooLargeError):
        return {}
    return found if isinstance(found, dict) else {}


def _figures(record: dict[str, object]) -> str:
    """The figures of a report as text, without what is said of them."""
    figures = {key: record.get(key) for key in _FIGURES}
    items = figures["items"]
    if isinstance(items, list):
        figures["items"] = [
            {key: value for key, value in each.items() if key != _IN_WORDS} for each in items
        ]
    return json.dumps(figures, ensure_ascii=False, sort_keys=True)
