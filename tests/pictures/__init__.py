"""Pictures of every screen and dialog, to be looked at; nothing compares them."""
