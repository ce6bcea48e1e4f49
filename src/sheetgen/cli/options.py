"""Options that several commands take."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from sheetgen.cli.command_language import spoken
from sheetgen.model.period import Period

_Function = TypeVar("_Function", bound=Callable[..., Any])


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


def workspace_option() -> Callable[[_Function], _Function]:
    """``--workspace DIR``."""
    return click.option(
        "--workspace",
        metavar=spoken("DIR"),
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=spoken("The workspace; default: the folder with sheetgen.toml, from here upwards."),
    )


def period_option() -> Callable[[_Function], _Function]:
    """``--period YYYY-MM``."""
    return click.option(
        "--period",
        type=PeriodType(),
        help=spoken("The month of the report; default: the latest of each plan."),
    )


def today() -> date:
    """The day on which the command is run, where it is run."""
    return datetime.now(UTC).astimezone().date()
