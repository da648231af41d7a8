"""What opens over a screen: one thing to get done, and the way back."""
