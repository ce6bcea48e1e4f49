"""Turns what offices submit in Excel into the coloured workbook a manager reads."""

__version__ = "0.1.0"
