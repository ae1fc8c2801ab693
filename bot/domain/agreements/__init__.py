"""What was decided and why, and who does what by when."""
