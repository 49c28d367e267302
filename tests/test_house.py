"""The house rules that a program can check: sizes, docstrings, folders, and what the repository may not say."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = {".ci", "desktop", "docs", "exports", "models", "tests", "tools", "ui"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> list[Path]:
    """Every file that is, or is about to be, in the repository; outside one, every file of the source folders."""
    command = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    paths = [ROOT / name for name in listed] or [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    return sorted({path for path in paths if path.is_file()})


@cache
def tree(path: Path) -> ast.Module:
    """The file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def sources() -> list[Path]:
    """Every Python file."""
    return [path for path in files() if path.suffix == ".py"]


def handwritten() -> list[Path]:
    """All but the steps of the database's past, which nobody changes any more."""
    return [path for path in sources() if path.parent.name != "versions"]


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    """Every syntax node of these kinds, with its file."""
    for path in sources():
        yield from ((path, node) for node in ast.walk(tree(path)) if isinstance(node, kinds))


def place(path: Path, node: ast.AST | None = None) -> str:
    """A name that a person finds: `models/ids.py` or `models/ids.py:10 new_id`."""
    short = path.relative_to(ROOT).as_posix()
    return f"{short}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', '')}" if node else short


def test_no_file_is_too_long_to_hold_in_mind() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in handwritten()}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_function_fits_a_page() -> None:
    ours = set(handwritten())

    functions = nodes(ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {place(path, node): _lines(node) for path, node in functions if path in ours}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_and_class_says_what_it_is() -> None:
    modules = [place(path) for path in sources() if not ast.get_docstring(tree(path))]
    classes = [place(path, node) for path, node in nodes(ast.ClassDef) if not _docstring(node)]

    assert modules + classes == []


def test_the_top_level_holds_only_the_four_floors_and_what_tools_need() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT}

    assert folders - FOLDERS == set()


def test_the_pins_carry_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = (ROOT / name).read_text(encoding="utf-8")

        assert "--hash=sha256:" in pins
        assert "//" not in pins and "--index" not in pins and "--find-links" not in pins


def _lines(node: ast.AST) -> int:
    assert isinstance(node, Function) and node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _docstring(node: ast.AST) -> str | None:
    assert isinstance(node, ast.ClassDef)
    return ast.get_docstring(node)
