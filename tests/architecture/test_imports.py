"""Who may import whom: the contracts of pyproject.toml, and what each library is confined to."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

SOURCE = Path(__file__).resolve().parents[2] / "judge_app"
PURE_ROOMS = ("contest", "tally", "vietnamese")

# library -> the only places, relative to judge_app, that may import it
CONFINED = {
    "sqlalchemy": ("db/",),
    "alembic": ("db/",),
    "reportlab": ("documents/page/",),
    "pyhanko": ("documents/gate/", "documents/result/", "documents/sheet/"),
    "pyhanko_certvalidator": ("documents/",),
    "asn1crypto": ("documents/gate/", "documents/sheet/"),
    "segno": ("documents/page/",),
    "zxingcpp": ("documents/scan/",),
    "cbor2": ("documents/sheet/",),
    "pptx": ("slides/pptx/", "slides/sample_decks.py"),
    "pkcs11": ("documents/keys/token.py",),
    "vlc": ("ui/players/vlc/engine_process.py",),
    "PySide6.QtMultimedia": ("ui/players/qt/",),
    "PySide6.QtMultimediaWidgets": ("ui/players/qt/player.py",),
    "PySide6.QtWidgets": ("ui/",),
    "PySide6": ("ui/", "slides/paint/"),
    "click": ("cli/", "__main__.py"),
    "rich": ("cli/",),
    "qtawesome": ("ui/theme/",),
    "av": ("media/doctor/", "media/sample_clips.py", "intake/"),
    "openpyxl": ("intake/", "documents/", "cli/tally.py"),
}

# the room of an engine -> who else may know its files
ENGINES = {
    "qt": ("ui/players/engine_shelf.py",),
    "vlc": ("ui/players/engine_shelf.py", "ui/players/environment.py"),
}


@cache
def _imports(path: Path) -> tuple[str, ...]:
    return tuple(_read_imports(path))


def _read_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def test_the_layers_hold(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    kept = use_cases.lint_imports(config_filename=str(SOURCE.parent / "pyproject.toml"))
    assert kept, capsys.readouterr().out


@pytest.mark.parametrize("library", CONFINED)
def test_a_library_stays_in_its_room(library: str) -> None:
    allowed = CONFINED[library]
    strays = {
        path.relative_to(SOURCE).as_posix()
        for path in _sources()
        for name in _imports(path)
        if (name == library or name.startswith(library + "."))
        and not path.relative_to(SOURCE).as_posix().startswith(allowed)
    }
    assert strays == set()


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_is_known_to_itself_and_to_who_chooses_it(engine: str) -> None:
    allowed = (f"ui/players/{engine}/", *ENGINES[engine])
    strays = {
        path.relative_to(SOURCE).as_posix()
        for path in _sources()
        for name in _imports(path)
        if name.startswith(f"judge_app.ui.players.{engine}.")
        and not path.relative_to(SOURCE).as_posix().startswith(allowed)
    }
    assert strays == set()


def test_pure_rooms_need_the_standard_library_only() -> None:
    strays = {
        f"{path.relative_to(SOURCE)}: {name}"
        for room in PURE_ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        for name in _imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(tuple(f"judge_app.{pure}" for pure in (*PURE_ROOMS, "errors")))
    }
    assert strays == set()
