"""The referrals: signals, and the way of each to an introduction."""
