"""Widgets that know no record: they are told words and values, and say what the person did."""
