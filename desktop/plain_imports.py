"""Loads Qt, and what follows it, without what comes along: PySide's import hook, and the collector of garbage."""

import builtins
import gc

_USUAL = 700  # new objects, as Python itself begins
_NEVER = 0


def load_qt() -> None:
    """Import Qt, put Python's own import back, and let the collector rest until `collect_again`.

    PySide's hook reads the source of every module imported after it, in search of `from __feature__ import`, which
    nothing here uses: some 23 MB, and a third of the time of every import. The collector would look through thousands
    of new classes again and again, and find nothing: a sixth of the time until the chapter can be written.
    """
    gc.set_threshold(_NEVER)
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain


def collect_again() -> None:
    """What has been loaded stays for good and is looked at no more; what comes now is collected as ever."""
    if gc.get_threshold()[0] == _NEVER:
        gc.freeze()
        gc.set_threshold(_USUAL)
