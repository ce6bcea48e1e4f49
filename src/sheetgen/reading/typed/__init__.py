"""From a cell to a figure, a reason or a question (METHOD 9)."""
