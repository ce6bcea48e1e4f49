"""How often rings of objects are searched for is a command's own, and ends with it."""

import gc

import click

from sheetgen.cli.stopping import sweep_from_here


def test_rings_are_searched_for_as_before_once_a_command_ends() -> None:
    before = gc.get_threshold()

    with click.Context(click.Command("build")):
        sweep_from_here()
        during = gc.get_threshold()

    assert during[0] > before[0]
    assert gc.get_threshold() == before
