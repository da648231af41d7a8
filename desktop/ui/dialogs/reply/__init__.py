"""The dialog that takes in what sales answered."""
