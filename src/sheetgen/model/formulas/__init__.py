"""The formulas that figures follow from: each a value that says, writes and inverts itself."""
