"""From the matrix that an office has to the tables of a plan, and an account of every cell."""
