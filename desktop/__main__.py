"""The `chapterhouse` command: a window when given nothing or a file, otherwise the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

_SEALER = "seal-apart"  # the program asks itself, where it is installed without a Python of its own
_OPENS = (".chapter", ".bundle", ".age", ".csv", ".xlsx", ".vcf")


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; returns the exit code. Typer is loaded only when there is a command to read."""
    if list(arguments) == [_SEALER]:
        from exports.bundle import sealer

        return sealer.main()
    from desktop import language

    language.start()
    if opens_window(arguments):
        from desktop.plain_imports import load_qt

        load_qt()
        from desktop.start import open_window

        return open_window([Path(argument) for argument in arguments])
    from desktop.cli.run import run_command

    return run_command(list(arguments))


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments are at most one file to open.

    >>> opens_window([]), opens_window(["west.chapter"]), opens_window(["roster", "list", "west.chapter"])
    (True, True, False)
    """
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(_OPENS))


if __name__ == "__main__":
    main()
