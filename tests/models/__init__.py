"""Tests of what a chapter is and its rules."""
