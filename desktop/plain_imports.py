"""Loads Qt without the import hook that comes with it."""

import builtins


def load_qt() -> None:
    """Import Qt and put Python's own import back.

    PySide's hook reads the source of every module imported after it, in search of `from __feature__ import`, which
    nothing here uses: some 23 MB, and a third of the time of every import.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
