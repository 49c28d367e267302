"""The rules, checked as one would on paper."""
