"""Whose a file is, and which of its cells are those that were asked for."""
