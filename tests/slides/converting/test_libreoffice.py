"""LibreOffice is found in its usual places and run so that it cannot reach out."""

import sys
from pathlib import Path

import pytest

from judge_app.slides.converting.converter import Wanted
from judge_app.slides.converting.libreoffice import (
    LibreOffice,
    find_libreoffice,
    windows_places,
    write_profile,
)


def test_the_profile_blocks_links_and_macros(tmp_path: Path) -> None:
    write_profile(tmp_path / "profile")
    settings = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text()
    for name, value in (
        ("BlockUntrustedRefererLinks", "true"),
        ("DisableMacrosExecution", "true"),
        ("DisableActiveContent", "true"),
        ("MacroSecurityLevel", "3"),
    ):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}</value>' in settings


def test_it_can_be_switched_off_and_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", "")
    assert find_libreoffice() is None
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", str(tmp_path / "nothing"))
    assert find_libreoffice() is None
    (tmp_path / "soffice").write_text("")
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", str(tmp_path / "soffice"))
    assert find_libreoffice() == LibreOffice(tmp_path / "soffice")


def test_windows_is_looked_through_where_installers_put_it() -> None:
    places = windows_places({"PROGRAMFILES": "C:/Program Files", "LOCALAPPDATA": "C:/L"})
    assert Path("C:/Program Files/LibreOffice/program/soffice.com") in places
    assert Path("C:/Program Files/LibreOffice/program/soffice.exe") in places
    assert Path("C:/L/Programs/LibreOffice/program/soffice.exe") in places
    assert places.index(Path("C:/Program Files/LibreOffice/program/soffice.com")) < places.index(
        Path("C:/Program Files/LibreOffice/program/soffice.exe")
    )


def test_the_command_names_a_fresh_profile_and_the_hidden_slides(tmp_path: Path) -> None:
    command = LibreOffice(Path("/opt/soffice")).command(
        tmp_path / "deck.pptx", tmp_path, Wanted.PAGES
    )
    at = command.index("/opt/soffice")
    assert command[at + 1] == f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    assert {"--headless", "--norestore", "--nolockcheck"} <= set(command[at:])
    assert any("ExportHiddenSlides" in word for word in command)
    assert command[-2:] == [str(tmp_path / "out"), str(tmp_path / "deck.pptx")]
    if sys.platform.startswith("linux"):
        assert command[:3] == ["sh", "-c", 'ulimit -v 4194304; exec "$@"']


def test_documents_are_printed_as_they_are(tmp_path: Path) -> None:
    command = LibreOffice(Path("/opt/soffice")).command(
        tmp_path / "deck.docx", tmp_path, Wanted.PAGES
    )
    assert command[command.index("--convert-to") + 1] == "pdf"


def test_an_old_deck_is_saved_in_the_newer_format(tmp_path: Path) -> None:
    command = LibreOffice(Path("/opt/soffice")).command(
        tmp_path / "deck.ppt", tmp_path, Wanted.MODERN_DECK
    )
    assert command[command.index("--convert-to") + 1] == "pptx"


def test_a_program_that_is_not_there_still_has_a_name(tmp_path: Path) -> None:
    assert LibreOffice(tmp_path / "nothing").producer("") == "LibreOffice"
