"""The lead brief as files: one sibling module a format."""
