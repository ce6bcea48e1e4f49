"""What an office may be told is wrong: every fault by its code, in one table."""
