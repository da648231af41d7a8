"""What crosses the laptop's edge: bytes to domain and back."""
