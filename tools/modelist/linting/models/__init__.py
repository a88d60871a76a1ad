"""The models of any README: tables and sections about them, what is said of each, and how that fits together."""
