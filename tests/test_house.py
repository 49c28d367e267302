"""The house rules that a program can check: sizes, docstrings, folders, and what the repository may not say."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = {".ci", "desktop", "docs", "exports", "models", "tests", "tools", "ui"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Defined:
    """A module, class or function: where it is, how long it is, and whether it says what it is."""

    kind: str
    place: str
    lines: int
    is_told: bool


@cache
def files() -> list[Path]:
    """Every file that is, or is about to be, in the repository; outside one, every file of the source folders."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    paths = [ROOT / name for name in listed] or [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    return sorted({path for path in paths if path.is_file()})


def sources() -> list[Path]:
    """Every Python file."""
    return [path for path in files() if path.suffix == ".py"]


def handwritten() -> list[Path]:
    """All but the steps of the database's past, which nobody changes any more."""
    return [path for path in sources() if path.parent.name != "versions"]


@cache
def defined_in(path: Path) -> tuple[Defined, ...]:
    """What a file defines, itself first. It is parsed once and its syntax let go: a million nodes are slow to keep."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    inside = (_defined(path, node) for node in _statements(module) if isinstance(node, ast.ClassDef | Function))
    return Defined("module", place(path), 0, bool(ast.get_docstring(module))), *inside


def place(path: Path) -> str:
    """A name that a person finds: `models/ids.py`."""
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long_to_hold_in_mind() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in handwritten()}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_function_fits_a_page() -> None:
    lengths = {each.place: each.lines for path in handwritten() for each in defined_in(path) if each.kind == "function"}

    assert len(lengths) > len(sources())
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_and_class_says_what_it_is() -> None:
    defined = [each for path in sources() for each in defined_in(path) if each.kind in ("module", "class")]

    assert [each.place for each in defined if not each.is_told] == []


def test_the_top_level_holds_only_the_four_floors_and_what_tools_need() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT}

    assert folders - FOLDERS == set()


def test_the_pins_carry_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = (ROOT / name).read_text(encoding="utf-8")

        assert "--hash=sha256:" in pins
        assert "//" not in pins and "--index" not in pins and "--find-links" not in pins


def _statements(block: ast.AST) -> Iterator[ast.AST]:
    """Every statement in a block, however deep; nothing is defined inside an expression."""
    for name in ("body", "orelse", "handlers", "finalbody", "cases"):
        for node in getattr(block, name, ()):
            yield node
            yield from _statements(node)


def _defined(path: Path, node: ast.ClassDef | Function) -> Defined:
    kind = "class" if isinstance(node, ast.ClassDef) else "function"
    assert node.end_lineno is not None
    lines = node.end_lineno - node.lineno + 1
    return Defined(kind, f"{place(path)}:{node.lineno} {node.name}", lines, bool(ast.get_docstring(node)))
