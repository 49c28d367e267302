"""Whom this file believes: its own keys, certificates, words compared by ear, and what is set aside."""
