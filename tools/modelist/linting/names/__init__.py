"""The names of models and works: what they say, where they stand, and whether two of them go together."""
