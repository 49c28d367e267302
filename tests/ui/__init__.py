"""The window, by clicks and keys."""
