"""How well signals are found in the labelled sentences, and the page that says so."""
