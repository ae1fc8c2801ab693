"""Plans on paper and in other programs: Zoom, Teams, printed cards, plain text, and what a plan says in words."""
