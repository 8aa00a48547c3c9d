"""No float between a mark and a place, and a second tally that shares nothing with the first."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "judge_app"
PURE = [path for room in ("contest", "tally", "vietnamese") for path in (SOURCE / room).rglob("*")]
PURE_SOURCES = sorted(path for path in PURE if path.suffix == ".py")
WHOLE_MATHS = {"floor", "gcd", "lcm"}
"""What of `math` works on whole numbers and fractions without a float."""

RECOUNT = sorted((SOURCE / "tally").glob("recount*.py"))
RECORDS = "judge_app.tally.ballots"
"""The only module of the first tally that the second may know: what both start from."""


def _float_uses(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"{where}: {node.value}"
        elif isinstance(node, ast.Name) and node.id in {"float", "round", "complex"}:
            yield f"{where}: {node.id}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "math" and node.attr not in WHOLE_MATHS:
                yield f"{where}: math.{node.attr}"
            elif node.attr in {"random", "uniform", "gauss"}:
                yield f"{where}: .{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in {"math", "cmath"}:
            yield f"{where}: from {node.module}"


def test_no_float_is_written_in_the_pure_rooms() -> None:
    assert PURE_SOURCES
    assert [use for path in PURE_SOURCES for use in _float_uses(path)] == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_the_second_tally_imports_no_routine_of_the_first() -> None:
    assert len(RECOUNT) > 3
    own = {f"judge_app.tally.{path.stem}" for path in RECOUNT}
    of_the_house = {
        name for path in RECOUNT for name in _imported(path) if name.startswith("judge_app")
    }
    assert {name for name in of_the_house if name.startswith("judge_app.tally")} <= own | {RECORDS}
    assert all(name.startswith(("judge_app.contest.", "judge_app.tally.")) for name in of_the_house)
    imports_of_records = set(_imported(SOURCE / "tally" / "ballots.py"))
    assert not {name for name in imports_of_records if name.startswith("judge_app.tally")}


def test_the_first_tally_imports_no_routine_of_the_second() -> None:
    verifying = {SOURCE / "tally" / "verified.py", *RECOUNT}
    strays = {
        f"{path.stem}: {name}"
        for path in (SOURCE / "tally").glob("*.py")
        if path not in verifying
        for name in _imported(path)
        if "recount" in name
    }
    assert strays == set()


def _computed_names() -> set[str]:
    """Return what the contest's records work out, and no record merely holds."""
    worked_out: set[str] = set()
    held: set[str] = set()
    for name in ("contest", "entry", "panel", "roster", "rubric", "rules", "scoresheet"):
        path = SOURCE / "contest" / f"{name}.py"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for record in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            worked_out |= {f.name for f in record.body if isinstance(f, ast.FunctionDef)}
            held |= {
                line.target.id
                for line in record.body
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
            }
    return worked_out - held


def test_the_second_tally_takes_nothing_that_a_record_works_out() -> None:
    """It reads the fields that people wrote; sums, leaves and look-ups are its own."""
    computed = _computed_names()
    assert {"leaves", "walk", "counting_maximum", "entries_for", "is_leaf"} <= computed
    uses = {
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for path in RECOUNT
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and (node.attr in computed or ast.unparse(node).endswith(("rubric.maximum", "panel.chair")))
        and not ast.unparse(node).startswith("self.")
    }
    assert uses == set()
