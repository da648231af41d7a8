"""Small parts that windows are made of; none of them knows what the application is about."""
