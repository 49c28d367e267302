"""Reading a file that somebody chose, and never more of it than can be borne."""

from pathlib import Path

from models.errors import CouldNotRead


def read_bounded(path: Path, most: int) -> bytes:
    """What the file holds; of a longer one the first `most` bytes and one more, which tells. Raises `CouldNotRead`."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise CouldNotRead(path, error.strerror or str(error)) from error
