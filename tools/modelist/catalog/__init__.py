"""Level 2: what an entry, an organisation and a list's configuration mean."""
