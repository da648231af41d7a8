"""This computer: paths, resources, logs and the clock."""
