"""The beginning of somebody's text, where there is no room for the whole of it."""


def shortened(text: str, most: int) -> str:
    """Text on one line with room for so many letters, cut between words where they are not too long for that.

    >>> shortened("Book the hall for May", 15), shortened("Book the\\nhall", 15)
    ('Book the hall…', 'Book the hall')
    >>> shortened("Llanfairpwllgwyngyll", 15)
    'Llanfairpwllgw…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole = line[:most].rpartition(" ")[0].rstrip(" ,;:")
    return (whole if len(whole) > most // 2 else line[: most - 1]) + "…"
