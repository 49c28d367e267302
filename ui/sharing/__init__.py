"""The Share page: what would leave this laptop, what came in, and what is to settle."""
