"""Forms: a question to everybody, answers without names, and a mode in which nothing that is said is kept."""
