"""The command line: one file a subject, every answer also as JSON."""
