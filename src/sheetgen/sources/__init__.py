"""How files that analysts write are read: YAML with lines, and what a word should have been."""
