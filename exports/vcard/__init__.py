"""Contact cards, as address books read and write them."""
