"""What is said to people: messages, and the speaker that says them in a language."""
