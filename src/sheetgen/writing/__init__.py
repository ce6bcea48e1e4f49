"""Writes what was found: the template, the workbook, and the results for programs."""
