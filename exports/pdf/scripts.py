"""Writing that runs from right to left: letters of Arabic joined, and set in the order in which they are seen."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

_FORMS = ("isolated", "final", "initial", "medial")
_LAM = "\u0644"
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def is_right_to_left(char: str) -> bool:
    """Whether a character belongs to a script such as Hebrew or Arabic; its marks go with their letters.

    >>> [is_right_to_left(char) for char in "שa٣"]
    [True, False, False]
    """
    if char < "\u0590":
        return False
    kind = unicodedata.bidirectional(char)
    return kind in {"R", "AL"} or (kind == "NSM" and "\u0590" <= char <= "\u08ff")


def visual_order(texts: Sequence[str]) -> list[tuple[int, bool]]:
    """The places of texts from left to right, each with whether it stands among right-to-left words.

    From the first right-to-left text to the last one before any left-to-right letter, all change places,
    spaces and numbers between them too (the Unicode algorithm, for lines that begin on the left).

    >>> [place for place, _ in visual_order(["see ", "שלום", " ", "7", " ", "עולם", ", ", "then"])]
    [0, 5, 4, 3, 2, 1, 6, 7]
    """
    if all(text.isascii() for text in texts):
        return [(place, False) for place in range(len(texts))]
    kinds = [_kind(text) for text in texts]
    order: list[tuple[int, bool]] = []
    start = 0
    while start < len(texts):
        end = _last_turned(kinds, start)
        turned = [(place, True) for place in range(end - 1, start - 1, -1)]
        order += turned or [(start, False)]
        start = max(end, start + 1)
    return order


def _kind(text: str) -> str:
    """R, L, or N for what has no letters."""
    first = next((char for char in text if char.isalpha()), "")
    return "N" if not first else "R" if is_right_to_left(first) else "L"


def _last_turned(kinds: Sequence[str], start: int) -> int:
    """Where the right-to-left texts that begin at `start` end; `start` itself if none begin there."""
    end = start
    if kinds[start] != "R":
        return end
    for place in range(start, len(kinds)):
        if kinds[place] == "L":
            break
        if kinds[place] == "R":
            end = place + 1
    return end


def shaped(text: str, has: Callable[[str], bool]) -> str:
    """A right-to-left word with its Arabic letters joined, where a font has their forms; the order stays.

    >>> [f"{ord(char):X}" for char in shaped("بب", lambda char: True)]
    ['FE91', 'FE90']
    """
    return "".join(_joined(text, has))


def clusters(text: str) -> list[str]:
    """Letters, each with the marks that belong to it."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.combining(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _joined(text: str, has: Callable[[str], bool]) -> list[str]:
    letters = _with_lam_alef(text, has)
    return [_form(letters, place, has) for place in range(len(letters))]


def _form(letters: list[str], place: int, has: Callable[[str], bool]) -> str:
    letter = letters[place]
    before = _joins_after(_neighbour(letters, place, -1)) and _takes_before(letter)
    after = _joins_after(letter) and _takes_before(_neighbour(letters, place, +1))
    wanted = _FORMS[(1 if before else 0) + (2 if after else 0)]
    form = _forms().get((letter, wanted), letter)
    return form if has(form) else letter


def _neighbour(letters: list[str], place: int, step: int) -> str:
    place += step
    while 0 <= place < len(letters) and unicodedata.combining(letters[place][0]):
        place += step
    return letters[place] if 0 <= place < len(letters) else ""


def _joins_after(letter: str) -> bool:
    return letter == "\u0640" or (letter, "initial") in _forms()


def _takes_before(letter: str) -> bool:
    return letter == "\u0640" or (letter, "final") in _forms()


def _with_lam_alef(text: str, has: Callable[[str], bool]) -> list[str]:
    letters: list[str] = []
    for char in text:
        pair = _LAM + char
        if letters and letters[-1] == _LAM and (pair, "isolated") in _forms() and has(_forms()[pair, "isolated"]):
            letters[-1] = pair
        else:
            letters.append(char)
    return letters


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The presentation forms of Unicode, by letter (or lam-alef pair) and place in the word."""
    forms: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
        if letters and kind[1:] in _FORMS:
            forms.setdefault(("".join(chr(int(part, 16)) for part in letters.split()), kind[1:]), chr(code))
    return forms
