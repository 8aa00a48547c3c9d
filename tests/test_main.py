"""The packed program becomes any helper process it is called as."""

import ast
import importlib
import sys
from pathlib import Path

import pytest

import judge_app
from judge_app.__main__ import HELPERS, main
from judge_app.helper_process import helper_command

SOURCE = Path(judge_app.__file__).parent


def _flags_in_the_source() -> set[str]:
    """What the program's own files call a helper by: every constant whose name ends in `_FLAG`."""
    return {
        str(node.value.value)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.endswith("_FLAG")
    }


def test_every_helper_has_its_flag() -> None:
    flags = _flags_in_the_source()
    assert len(flags) >= 5, "the constants are found"
    assert flags == set(HELPERS)


@pytest.mark.parametrize("module", sorted(HELPERS.values()))
def test_every_helper_can_be_started_by_its_flag(module: str) -> None:
    assert callable(importlib.import_module(module).main)


def test_a_flag_hands_over_to_the_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    flag = "--scan-reader"
    seen: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["judge-app", flag])
    monkeypatch.setattr(f"{HELPERS[flag]}.main", lambda: seen.append(list(sys.argv)))
    main()
    assert seen == [["judge-app"]]


def test_helpers_run_as_modules_where_python_is() -> None:
    assert helper_command("a.b", "--flag") == [sys.executable, "-m", "a.b"]


@pytest.mark.parametrize("suffix", ["", ".exe"])
def test_helpers_of_the_packed_program_are_of_the_console_kind(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / f"judge-app{suffix}"))
    program = str(tmp_path / f"judge-app-cli{suffix}")
    assert helper_command("a.b", "--flag") == [program, "--flag"]
    monkeypatch.setattr(sys, "executable", program)
    assert helper_command("a.b", "--flag") == [program, "--flag"]
