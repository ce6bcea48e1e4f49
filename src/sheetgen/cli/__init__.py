"""The command line: one module a command."""

from sheetgen.cli.main import main

__all__ = ["main"]
