"""Files in, submissions out: what offices said, cell by cell, and what is wrong with it."""
