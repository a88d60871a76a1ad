"""Level 1: the world (clock, files, git, network) behind small functions and protocols."""
