"""A report in words: paragraphs by a plan of paragraphs, each sentence with its figures."""
