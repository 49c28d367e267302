"""What the program imports is what `pyproject.toml` declares: libraries that happen to be there are not enough."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = ("desktop", "exports", "models", "ui")


def imported() -> set[str]:
    """The top-level names that the four floors import from elsewhere."""
    files = (path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    names = {name.partition(".")[0] for path in files for name in _imports(ast.parse(path.read_text(encoding="utf-8")))}
    return names - set(sys.stdlib_module_names) - set(FLOORS)


def declared() -> set[str]:
    """The distributions that `pyproject.toml` asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return _names(project["dependencies"])


def extra() -> set[str]:
    """The distributions that only signing needs, and that are looked for before they are imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return _names(project["optional-dependencies"]["sign"])


def test_every_library_the_program_imports_is_declared() -> None:
    owners = packages_distributions()
    wanted, known = imported(), declared() | extra()

    undeclared = {name for name in wanted if known.isdisjoint(_plain(owner) for owner in owners.get(name, []))}

    assert undeclared == set()


def test_every_declared_library_is_pinned() -> None:
    pins = {_plain(line.split("==")[0]) for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()}

    assert declared() - pins == set()


def _imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _names(lines: list[str]) -> set[str]:
    return {_plain(re.split(r"[\[<>=~!; ]", line)[0]) for line in lines}


def _plain(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
