"""The ways a group decides, each with its own part of the screen."""
