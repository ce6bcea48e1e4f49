"""Files opened: whatever kind they are, as sheets of sparse cells, guarded and complete."""
