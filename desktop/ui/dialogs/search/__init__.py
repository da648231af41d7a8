"""The palette that finds words, places and commands."""
