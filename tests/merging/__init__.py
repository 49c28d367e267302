"""Long random histories of several copies: what they do, what must hold at the end, and what happens without a rule."""
