"""Today: what needs a person now, each line leading to its page."""
