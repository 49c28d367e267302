"""What every test of the program as a whole may count on."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """A program started inside the test lets Python's collector rest: the next test has it back."""
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
