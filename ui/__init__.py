"""The floor that shows and asks: the only one, with desktop, that knows Qt."""
