"""Benchmarks are run by hand: what they name in the program is held here."""

import sys
from importlib import import_module

import pytest

from small import ROOT


def test_the_stages_that_are_timed_are_functions_of_their_modules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    stages = import_module("scale").WRAPPED

    assert len(stages) > len({label for _, _, label in stages}) > 1
    wanting = [each for each in stages if not hasattr(import_module(each[0]), each[1])]
    assert wanting == []
