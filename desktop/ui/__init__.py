"""What is seen: shell, screens, models, widgets, theme and jobs."""
