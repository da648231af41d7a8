"""Writing an entry: its text, its facts as chips, its marked passages, and how it is kept."""
