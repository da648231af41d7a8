"""The screens of the window, one noun each."""
