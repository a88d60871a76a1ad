"""Level 4: one thin file per command."""
