"""PowerPoint would be called with macros off, read-only, without a window, hidden slides shown."""

from pathlib import Path

import pytest

from judge_app.slides.converting.choice import ConverterChoice, NoConverterError, find_converter
from judge_app.slides.converting.converter import Wanted
from judge_app.slides.converting.powerpoint import PowerPoint, find_powerpoint

SHELL = Path("C:/Windows/System32/WindowsPowerShell/v1.0/powershell.exe")


def test_the_command_runs_the_script_in_its_room(tmp_path: Path) -> None:
    command = PowerPoint(SHELL).command(tmp_path / "deck.pptx", tmp_path, Wanted.PAGES)
    assert command == [
        str(SHELL), "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
        "-File", str(tmp_path / "convert.ps1"),
        str(tmp_path / "deck.pptx"), str(tmp_path / "out" / "deck.pdf"),
        str(tmp_path / "powerpoint.pid"), "32",
    ]  # fmt: skip


def test_an_old_deck_is_saved_in_the_newer_format_with_its_slides_as_hidden_as_they_were(
    tmp_path: Path,
) -> None:
    command = PowerPoint(SHELL).command(tmp_path / "deck.ppt", tmp_path, Wanted.MODERN_DECK)
    assert command[-3:] == [
        str(tmp_path / "out" / "deck.pptx"), str(tmp_path / "powerpoint.pid"), "24",
    ]  # fmt: skip
    script = (tmp_path / "convert.ps1").read_text(encoding="utf-8-sig")
    assert "if ($Form -eq 32) { foreach ($slide in $show.Slides)" in script


def test_the_script_opens_the_deck_safely_and_keeps_hidden_slides(tmp_path: Path) -> None:
    PowerPoint(SHELL).command(tmp_path / "deck.pptx", tmp_path, Wanted.PAGES)
    script = (tmp_path / "convert.ps1").read_text(encoding="utf-8-sig")
    security = script.index("$application.AutomationSecurity = 3")
    opening = script.index("$application.Presentations.Open($Source, -1, 0, 0)")
    shown = script.index("SlideShowTransition.Hidden = 0")
    saved = script.index("$show.SaveAs($Target, $Form)")
    assert security < opening < shown < saved
    assert script.index("exit 3") < script.index("New-Object"), "staff's own work stays untouched"
    assert "$application.Quit()" in script[script.index("finally") :]


def test_its_version_is_what_the_script_says() -> None:
    assert PowerPoint(SHELL).producer("noise\nPowerPoint 16.0\n") == "PowerPoint 16.0"
    assert PowerPoint(SHELL).producer("") == "PowerPoint"


def test_its_own_process_is_known_where_it_wrote_it_down(tmp_path: Path) -> None:
    assert PowerPoint(SHELL).strays(tmp_path) == ()
    (tmp_path / "powerpoint.pid").write_text("4711\r\n", encoding="ascii")
    assert PowerPoint(SHELL).strays(tmp_path) == (4711,)


def test_it_needs_both_powerpoint_and_powershell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda name: str(SHELL) if "powershell" in name else None)
    assert find_powerpoint() is None
    program = tmp_path / "Microsoft Office" / "root" / "Office16" / "POWERPNT.EXE"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"MZ")
    assert find_powerpoint() == PowerPoint(SHELL)
    assert find_converter(ConverterChoice.POWERPOINT) == PowerPoint(SHELL)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert find_powerpoint() is None
    with pytest.raises(NoConverterError):
        find_converter(ConverterChoice.POWERPOINT)


def test_libreoffice_by_name_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", "")
    assert find_converter(ConverterChoice.AUTOMATIC) is None
    with pytest.raises(NoConverterError):
        find_converter(ConverterChoice.LIBREOFFICE)


def test_nothing_converts_where_the_built_in_reader_is_chosen() -> None:
    assert find_converter(ConverterChoice.BUILT_IN) is None
