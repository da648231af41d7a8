"""The playbook in force, as a page."""
