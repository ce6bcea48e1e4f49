"""Measures in, verdicts out: rules as data, the engine that decides, the meaning that confirms."""
