"""What holds of every way of choosing: no float in the source of any rule that counts."""

import ast
from pathlib import Path

import pytest

from models import rules

COUNTING = ["ballots", "ranked", "transferable", "options", "room_reading", "paper_ballots", "amendments"]
SETTLING = ["lazy_consensus", "advice", "mandates", "role_selection"]


@pytest.mark.parametrize("module", COUNTING + SETTLING)
def test_no_rule_of_choosing_divides_into_floats(module: str) -> None:
    source = (Path(rules.__file__).parent / f"{module}.py").read_text(encoding="utf-8")

    found = [ast.unparse(node) for node in ast.walk(ast.parse(source)) if _is_float(node)]

    assert found == []


def _is_float(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=float()) | ast.BinOp(op=ast.Div()) | ast.Name(id="float" | "round"):
            return True
        case ast.Attribute(attr="ratio" | "quick_ratio"):
            return True
        case _:
            return False
