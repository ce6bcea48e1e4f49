"""Zip and OOXML, below what reads files and what gives them back: guarded, and changed in place."""
