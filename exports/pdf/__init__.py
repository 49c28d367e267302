"""Papers to print and keep, as PDF."""
