"""Words that the command line, letters and workbooks share, in place of codes and names."""
