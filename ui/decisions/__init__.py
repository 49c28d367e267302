"""The register of decisions: what holds, why, how it was decided, and what changed it."""
