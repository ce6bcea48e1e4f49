"""The population served: lists of identifiers against a registry, counted once each."""
