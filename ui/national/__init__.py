"""The national community: its chapters in its own window, and what it says to a chapter in theirs."""
