"""Engagement Journal: a private, offline journal for delivery consultants."""

__version__ = "0.1.0"
