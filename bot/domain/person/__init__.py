"""A person: where her wall is, when she may be reached, what is on its way to her, and what she said she would do."""
