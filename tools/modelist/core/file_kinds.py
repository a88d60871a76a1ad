"""What a file is by its name. This is imported before an answer is given at once, so it imports nothing itself."""


def is_markdown(name: str) -> bool:
    """Whether GitHub shows a file as Markdown, by its ending in any letter case."""
    return name.lower().endswith((".md", ".markdown"))
