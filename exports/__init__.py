"""What crosses the chapter's boundary, written and read back: papers, tables, cards, bundles."""
