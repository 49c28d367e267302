"""Tests of starting up: paths, logs, crashes, and the safety of Qt on this Python."""
