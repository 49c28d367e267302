"""The chapter itself: what it is called, and the language its people write in."""
