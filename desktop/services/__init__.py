"""What can be done: one function is one intent and one transaction, shared by window, terminal and tests."""
