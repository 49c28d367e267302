"""Tests of what crosses the chapter's boundary."""
