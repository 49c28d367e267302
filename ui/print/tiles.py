"""Pages in square tiles: only those in sight are drawn and kept, however large the pages are."""

from typing import NamedTuple

from exports.page_pictures import Box

SIDE = 1024
"""Pixels of the screen."""


class Tile(NamedTuple):
    """A part of a page (counted from 0) that is so many pixels wide and high as a whole."""

    number: int
    width: int
    height: int
    column: int
    row: int

    def box(self) -> Box:
        """Where it lies on the page; the last of a line or column is smaller.

        >>> Tile(0, 2000, 3000, 1, 0).box()
        (1024, 0, 2000, 1024)
        """
        left, top = self.column * SIDE, self.row * SIDE
        return left, top, min(left + SIDE, self.width), min(top + SIDE, self.height)


def tiles_within(number: int, whole: tuple[int, int], sight: Box) -> list[Tile]:
    """The tiles of a page of which something lies in sight, line by line.

    >>> [(tile.column, tile.row) for tile in tiles_within(0, (2000, 3000), (1000, 1030, 1500, 2048))]
    [(0, 1), (1, 1)]
    >>> tiles_within(0, (2000, 3000), (0, -400, 2000, 0)), len(tiles_within(0, (2000, 3000), (0, 0, 2000, 3000)))
    ([], 6)
    """
    (columns, rows) = (
        range(max(first, 0) // SIDE, -(-min(last, most) // SIDE))
        for first, last, most in ((sight[0], sight[2], whole[0]), (sight[1], sight[3], whole[1]))
    )
    return [Tile(number, *whole, column, row) for row in rows for column in columns]
