"""Level 3: rules over entries and Markdown, and the engine that runs them."""
