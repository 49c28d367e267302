"""The numbers along the side of a chart."""


def ticks(highest: int, most: int = 5) -> tuple[int, ...]:
    """Round numbers from nought to at least the highest, in steps of 1, 2 or 5 and their tenfolds.

    >>> ticks(13), ticks(3), ticks(0), ticks(740)
    ((0, 5, 10, 15), (0, 1, 2, 3), (0, 1), (0, 200, 400, 600, 800))
    """
    step, turn = 1, 0
    while -(-highest // step) + 1 > most:
        step = step * 5 // 2 if turn % 3 == 1 else step * 2
        turn += 1
    count = max(1, -(-highest // step))
    return tuple(step * number for number in range(count + 1))
