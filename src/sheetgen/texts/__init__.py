"""Reports in words, held against the table: what they claim, and what the figures say to it."""
