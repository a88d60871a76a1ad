"""The papers of any README: their titles, names, dates and venues."""
