"""Small files about one thing, short functions, and words that the house does not use."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
VAGUE_NAMES = {"utils", "util", "misc", "common", "helpers", "helper", "manager", "stuff"}
CATCHES_EVERYTHING = {"ui/tasks.py", "ui/crash.py", "documents/gate/gate.py"}


def _sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in _sources("judge_app", "tests", "benchmarks", "tools")
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = {}
    for path in _sources("judge_app", "tests", "benchmarks", "tools"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = lines
    assert long == {}


def test_modules_have_telling_names() -> None:
    vague = [p for p in _sources("judge_app") if {p.stem, p.parent.name} & VAGUE_NAMES]
    assert vague == []


def test_only_three_files_catch_everything() -> None:
    catchers = set()
    for path in _sources("judge_app"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _catches_everything(node):
                catchers.add(path.relative_to(ROOT / "judge_app").as_posix())
    assert catchers <= CATCHES_EVERYTHING


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(
        name is None or (isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"})
        for name in names
    )


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _sources("judge_app", "tests", "benchmarks", "tools")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert left == []


def test_every_public_name_says_what_it_means() -> None:
    silent = []
    for path in _sources("judge_app"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree) and path.read_text(encoding="utf-8").strip():
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []
