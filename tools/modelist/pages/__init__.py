"""Level 3: entries to pages."""
