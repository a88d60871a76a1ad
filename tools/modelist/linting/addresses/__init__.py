"""Where links and badges lead, and what the labels before an address promise."""
