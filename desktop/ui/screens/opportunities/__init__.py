"""The opportunities: a board, a list, and one beside it."""
