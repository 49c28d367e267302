"""Whom a few typed letters mean, among the people who can be meant."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from models.rules.names import normal_name

_FEWEST_LETTERS = 2

Known = Mapping[str, tuple[str, ...]]
"""Everybody's name in words for comparing, by id."""


def known_by(people: Mapping[str, str]) -> Known:
    """People by id and name, made ready for many look-ups; hyphens and apostrophes part no word.

    >>> known_by({"1": "Anne-Marie O'Neill"})
    {'1': ('annemarie', 'oneill')}
    """
    return {person: _words(name) for person, name in people.items()}


def called(typed: str, known: Known) -> tuple[str, ...]:
    """Everybody a typed name may mean, by id: the whole name, else a word of it, else what begins so, or initials.

    Two letters are enough. One person is certain, several are to be asked about, and nobody is guessed.

    >>> known = known_by({"1": "Gwen Pugh", "2": "Sam Ito", "3": "Sam Jones"})
    >>> [called(typed, known) for typed in ("gw", "sam", "sam j", "GP", "g")]
    [('1',), ('2', '3'), ('3',), ('1',), ()]
    """
    said = _words(typed)
    if not said:
        return ()
    joined, as_typed = "".join(said), typed.strip()
    ways: tuple[Callable[[tuple[str, ...]], bool], ...] = (
        lambda words: "".join(words) == joined,
        lambda words: joined in words,
        lambda words: _begins(words, said) or _initials(words) == as_typed,
    )
    return next(filter(None, (tuple(each for each in known if way(known[each])) for way in ways)), ())


@lru_cache(maxsize=2000)  # the same few hundred names are read at every letter
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for each in name.split() if (word := normal_name(each)))


def _begins(words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Each typed word begins the next word of the name, from any of them on; or together they do, gaps or none."""
    joined = "".join(said)
    if len(joined) < _FEWEST_LETTERS:
        return False
    return any(_one_by_one(words[at:], said) or "".join(words[at:]).startswith(joined) for at in range(len(words)))


def _one_by_one(words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    return len(words) >= len(said) and all(word.startswith(part) for word, part in zip(words, said, strict=False))


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
