"""Bundles: signed parcels of changes that carry a chapter between laptops."""
