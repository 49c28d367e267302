"""Meetings on screen: the list, planning, running, closing and the draft minutes."""
