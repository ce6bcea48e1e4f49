"""The sheets of the manager's workbook, one module each."""
