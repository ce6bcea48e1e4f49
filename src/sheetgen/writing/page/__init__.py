"""The page for a telephone: what the first page says, in one file that asks for nothing else."""
