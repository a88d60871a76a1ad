"""Level 2: what tables, headings and facts of a README say about models, whoever wrote it."""
