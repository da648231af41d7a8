"""The clients and their pages: people, promises, consents, goodwill, record."""
