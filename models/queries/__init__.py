"""What can be asked of a chapter: plain SQL in, frozen rows out."""
