"""Which program makes these papers: two of one version print the same words from the same data."""

VERSION = "0.1.0"
