"""Options that several commands take."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.model.period import Period

if TYPE_CHECKING:
    from sheetgen.writing.exporting.table_files import Export


class PeriodType(click.ParamType[Period]):
    """A period typed as YYYY-MM."""

    name = "YYYY-MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """Read it, or say how it is written."""
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except ValueError:
            self.fail(
                spoken("{found} is not a period; write it as YYYY-MM, for example 2025-12.").format(
                    found=repr(value)
                ),
                param,
                ctx,
            )


class WholeType(click.ParamType[int]):
    """A whole number from one to another; without a ``last``, from the first on."""

    name = "N"

    def __init__(self, first: int, last: int | None = None) -> None:
        """Within these bounds, both included."""
        self.first, self.last = first, last

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read it, or say which are taken; raises BadParameter."""
        found = int(text) if (text := str(value).strip()).isdecimal() else None
        if found is not None and self.first <= found <= (self.last or found):
            return found
        said = (
            spoken("{found} is no whole number of {first} or more.")
            if self.last is None
            else spoken("{found} is no whole number from {first} to {last}.")
        )
        raise click.BadParameter(
            said.format(found=repr(value), first=self.first, last=self.last), ctx=ctx, param=param
        )


class ExportsType(click.ParamType["tuple[Export, ...]"]):
    """Kinds of files, with commas: csv,parquet,sqlite."""

    name = "csv,parquet,sqlite"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "tuple[Export, ...]":
        """Each kind once, in the order of their table; or say which there are."""
        if isinstance(value, tuple):
            return value
        from sheetgen.writing.exporting.table_files import Export  # noqa: PLC0415 - late

        asked = [each.strip().lower() for each in str(value).split(",")]
        known = [each.value for each in Export]
        for each in asked:
            if each not in known:
                self.fail(
                    spoken("{found} is no kind of file; there are {known}.").format(
                        found=repr(each), known=", ".join(known)
                    ),
                    param,
                    ctx,
                )
        return tuple(each for each in Export if each.value in asked)


def flag(said: str, *names: str) -> click.Option:
    """An option that is given or not; ``said`` is its help."""
    return click.Option(names, is_flag=True, help=said)


def workspace_option() -> click.Option:
    """``--workspace DIR``, told to the command as ``folder``."""
    return click.Option(
        ["--workspace", "folder"],
        metavar=spoken("DIR"),
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=spoken("The workspace; default: the folder with sheetgen.toml, from here upwards."),
    )


def period_option() -> click.Option:
    """``--period YYYY-MM``."""
    return click.Option(
        ["--period"],
        type=PeriodType(),
        help=spoken("The month of the report; default: the latest of each plan."),
    )


def today() -> date:
    """The day on which the command is run, where it is run."""
    return datetime.now(UTC).astimezone().date()
