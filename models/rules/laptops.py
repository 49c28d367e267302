"""What laptops are called beside each other, so that two of one name are told apart."""

from collections.abc import Iterable

_SHORT = 4


def told_apart(laptops: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each writer's laptop by its name; where several bear it, with the first characters of the writer's id.

    >>> told_apart([("asha", "91c0aa"), ("vm", "ab12cd"), ("vm", "cd34ef"), ("vm", "cd34ef")])
    {'91c0aa': 'asha', 'ab12cd': 'vm (ab12)', 'cd34ef': 'vm (cd34)'}
    """
    names = {wid: name for name, wid in laptops}
    called = list(names.values())
    return {wid: name if called.count(name) == 1 else f"{name} ({wid[:_SHORT]})" for wid, name in names.items()}


def is_meant(said: str, laptop: str, wid: str) -> bool:
    """Whether somebody means this laptop: by its name, by the beginning of its writer's id, or by both.

    >>> [is_meant(said, "vm", "ab12cd") for said in ("vm", "ab12", "vm (ab12)", "ab", "vm (cd34)")]
    [True, True, True, False, False]
    """
    return said in (laptop, f"{laptop} ({wid[:_SHORT]})") or (len(said) >= _SHORT and wid.startswith(said))
