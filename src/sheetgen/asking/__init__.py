"""What is asked of offices once items are judged; what is excused, and what was settled."""
