"""Checking papers that come back."""
