"""Level 3: an existing README to entries and a page with regions."""
