"""Level 1: text with structure and positions."""
