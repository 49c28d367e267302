"""Starts the program: the command line, the window, and what they need of this laptop."""

__version__ = "0.1.0"
