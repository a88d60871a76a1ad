"""How a page is laid out: cells, items, records, prose, emphasis, HTML, and what GitHub makes of them."""
