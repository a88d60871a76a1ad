"""Level 3: links of a list: collected, asked about, remembered, reported."""
