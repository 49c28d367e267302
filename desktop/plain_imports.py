"""Loads Qt, and what follows it, without what comes along: PySide's import hook, and the collector of garbage."""

import builtins
import gc


def load_qt() -> None:
    """Import Qt, put Python's own import back, and let the collector rest until `collect_again`.

    PySide's hook reads the source of every module imported after it, in search of `from __feature__ import`, which
    nothing here uses: some 23 MB, and a third of the time of every import. The collector would look through thousands
    of new classes again and again, and find nothing: a sixth of the time until the chapter can be written.
    """
    gc.disable()
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain


def collect_again() -> None:
    """What has been loaded stays for good and is looked at no more; what comes now is collected as ever."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
