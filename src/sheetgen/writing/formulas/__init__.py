"""What the method and the rules say, as spreadsheet formulas of Excel 2013.

A status rule speaks in three places: the engine and the plain evaluator judge by it (``ruling``),
and here it becomes the formula of the office's template and of the manager's workbook. It lives in
the writing room because a formula is a way to write; rules and bounds come to it as nouns, in
:class:`~sheetgen.model.template.Template` and :class:`~sheetgen.model.report.Report`, so that no
stage imports another.
"""
