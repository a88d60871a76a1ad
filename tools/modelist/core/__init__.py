"""Level 0: text, edits, diagnostics and quantities, on the standard library alone."""
