"""Whole use cases, by clicks."""
