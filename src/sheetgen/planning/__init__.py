"""Plans and the calendar: what is tracked, and what is due in a period."""
