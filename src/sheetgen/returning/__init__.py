"""The file that goes back: what an office must fix, in words and marked in its own workbook."""
