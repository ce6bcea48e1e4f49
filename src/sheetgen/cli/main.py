"""The commands, and how a run of any of them starts."""

import atexit
import gc
import sys
import traceback

import click

from sheetgen import __version__
from sheetgen.cli.command_language import in_our_language, learn_language, spoken, unknown_language
from sheetgen.cli.lazy_group import LazyGroup
from sheetgen.cli.stopping import first_speaker
from sheetgen.cli.streams import leave_output, open_streams
from sheetgen.disk.faults import os_fault
from sheetgen.language.message import message

_COULD_NOT = 2
_NOBODY_READS = 141
"""What shells show for a program whose reader left."""


def _commands() -> dict[str, str]:
    """The commands in the order of the monthly job, each with the line that lists it."""
    return {
        "init": spoken("Begin a workspace, with a small working example."),
        "template": spoken("Write the input template of each office."),
        "check": spoken("Say what an office must fix, cell by cell."),
        "receive": spoken("File what came, never over another delivery."),
        "build": spoken("Read what came, judge it, write the workbooks."),
        "explain": spoken("Say why an item or element is as it is."),
        "trace": spoken("Say where a figure came from, or what a cell feeds."),
        "text": spoken("Hold a report in words against the table."),
        "plan": spoken("Make plans from a matrix, check them, open their next year."),
        "schema": spoken(
            "The JSON Schemas of settings, plans, forms, rules, phrases, layouts and mappings."
        ),
        "close": spoken("Seal a month: what comes later changes nothing of it."),
        "verify": spoken("Build a month again, and say whether it is the same to the byte."),
        "diff": spoken("Say what changed between two months, and why."),
        "rules": spoken("List and prove the rules; try others on every stored month."),
    }


def _group() -> click.Command:
    @click.group(
        cls=LazyGroup,
        names=_commands(),
        rooms="sheetgen.cli.",
        help=spoken(
            "Turns what offices submit in Excel into the coloured workbook a manager reads, "
            "and answers for every figure in it."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.version_option(__version__, prog_name="sheetgen")
    def sheetgen() -> None:
        pass

    return in_our_language(sheetgen)


def main() -> None:
    """Run the command line; exits 0 done, 1 an office has something to fix, 2 it could not run.

    Whatever is not foreseen exits 2 as well: 1 always means that a report was written.
    """
    open_streams()
    learn_language()
    if (refusal := unknown_language()) is not None:
        click.echo(refusal, err=True)
        sys.exit(_COULD_NOT)
    gc.disable()  # records are frozen: a search for rings among them finds none
    atexit.register(gc.freeze)  # nor is the process searched for them as it ends
    try:
        status = _group().main(prog_name="sheetgen", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = _COULD_NOT
    except click.Abort:
        click.echo(spoken("Aborted!"), err=True)
        status = _COULD_NOT
    except BrokenPipeError:
        leave_output()  # nobody reads any more
        status = _NOBODY_READS
    except OSError as error:  # what was printed last was kept for the end, and refused there
        leave_output()
        click.echo(f"Error: {first_speaker().say(os_fault(error))}", err=True)
        status = _COULD_NOT
    except MemoryError:
        said = message("There is not enough memory. Close other programs and run it again.")
        click.echo(f"Error: {first_speaker().say(said)}", err=True)
        status = _COULD_NOT
    except Exception:  # noqa: BLE001 - the last door: a fault of ours is shown whole, never hidden
        traceback.print_exc()
        click.echo(
            spoken("This is a fault of sheetgen: please report it with the files."), err=True
        )
        status = _COULD_NOT
    finally:
        gc.freeze()  # the process ends: nobody needs its rings found
        gc.enable()
    sys.exit(status)
