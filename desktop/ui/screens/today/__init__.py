"""Today: what to write, what the day holds, what waits."""
