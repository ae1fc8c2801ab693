"""Where logs, private words, receipts, posts and deadlines are kept: in memory, in SQLite or in PostgreSQL."""
