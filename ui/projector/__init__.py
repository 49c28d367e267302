"""The second window: what the room sees while a meeting runs."""
