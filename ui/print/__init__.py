"""Papers that belong to no single meeting: a button with a menu for each page, and what is asked before printing."""
