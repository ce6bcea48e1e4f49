"""How files are read: none but regular ones of a stated size; YAML and TOML with their lines."""
