"""What is true: frozen dataclasses, rules, state machines and clocks, knowing no files, SQL or Qt."""
