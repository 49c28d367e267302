"""Six words that stand for a public key, to be read out over the telephone and compared by ear.

Six of 2,048 words are 66 bits. Each side reads out its own, so a forger would have to make a key with just these words,
and cannot look for any two keys that happen to agree.
"""

import hashlib
import re

COUNT = 6
_BITS = 11
_TELLING = 4  # letters: no two of the words agree in them
_PURPOSE = b"chapterhouse spoken words 1\0"


def words_of(public_key: str) -> tuple[str, ...]:
    """The words of a key as minisign writes it.

    >>> words_of("RWQ")
    ('walnut', 'buddy', 'silver', 'carpet', 'column', 'blossom')
    """
    from models.rules.spoken_word_list import WORDS

    number = int.from_bytes(hashlib.sha256(_PURPOSE + public_key.encode()).digest(), "big") >> (256 - COUNT * _BITS)
    places = (number >> _BITS * (COUNT - 1 - place) for place in range(COUNT))
    return tuple(WORDS[place % len(WORDS)] for place in places)


def same_words(typed: str, public_key: str) -> bool:
    """Whether somebody typed the words of this key; case, commas and letters after the fourth are forgiven.

    >>> same_words(" , ".join(word.upper() for word in words_of("RWQ")), "RWQ")
    True
    >>> same_words("abandon ability able about above absent", "RWQ")
    False
    """
    heard = [word[:_TELLING] for word in re.findall(r"[a-z]+", typed.casefold())]
    return heard == [word[:_TELLING] for word in words_of(public_key)]
