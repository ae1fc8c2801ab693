"""What people choose or write within a step: polls, boards and forms, without a race."""
