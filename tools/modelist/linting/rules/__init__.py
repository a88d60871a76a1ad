"""One file per rule and nothing else; each is found by itself, so that adding one touches no other file."""
