"""Proofs of a rule set: exactly one status for every combination of facts, in every month."""
