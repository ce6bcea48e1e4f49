"""The nouns of the flow. They need nothing but the standard library."""
