"""The hand-offs: what is with sales, and what came back."""
