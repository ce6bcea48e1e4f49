"""The JSON Schemas of what analysts write, from the same tables of keys and words that read it."""
