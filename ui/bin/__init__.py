"""The bin: everything that was removed, and the way back."""
