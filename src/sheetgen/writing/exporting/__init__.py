"""A report as tidy tables, for tools that read tables: one description, several kinds of file."""
