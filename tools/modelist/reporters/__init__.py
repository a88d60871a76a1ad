"""Level 2: diagnostics to text in each output format."""
