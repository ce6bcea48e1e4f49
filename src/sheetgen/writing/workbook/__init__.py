"""Workbooks drawn: the one door to xlsxwriter, its sheets, tables and looks."""
