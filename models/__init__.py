"""What a chapter is, and its rules: no window, no paper, no network."""
