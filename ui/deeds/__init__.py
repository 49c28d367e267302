"""What was done on this laptop, deed by deed, and how far to go back."""
