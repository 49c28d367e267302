"""Searches that take their time: sudden death at any moment, and long random histories. Run with `make fuzz`."""
