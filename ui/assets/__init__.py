"""Shared assets: the register, lending and taking back, booking, and the week."""
