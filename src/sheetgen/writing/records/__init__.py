"""A report's parts as plain data, as ``results.json`` and ``--json`` give them."""
