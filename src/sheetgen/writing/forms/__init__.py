"""The parts of the input template."""
