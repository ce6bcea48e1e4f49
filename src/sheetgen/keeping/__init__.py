"""What a run found out and the next need not find out again; all of it can be thrown away."""
