"""The way to sales: check, terms, preview, send."""
