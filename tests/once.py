"""What every worker of a test run needs and takes long to make: made by the first that asks, read by the others."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

T = TypeVar("T")


def common_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run, the same for all of its workers."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once in a test run; whoever asks meanwhile waits for it."""
    kept = common_folder(factory) / f"{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if kept.exists():
            return pickle.loads(kept.read_bytes())
        made = make()
        kept.write_bytes(pickle.dumps(made))
    return made
