"""Figures from what was said: progress, execution, money and the past."""
