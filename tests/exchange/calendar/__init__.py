"""Calendar files: real ones, hostile ones, and what is told from them."""
