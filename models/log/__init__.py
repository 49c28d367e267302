"""The change log: capture, commit, merge and rebuild. The spine that undo, history, redraw and bundles all read."""
