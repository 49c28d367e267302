"""Actions across all meetings: who does what by when."""
