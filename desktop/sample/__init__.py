"""A sample chapter to look around in; nobody in it is real."""
