"""Conversion by the real LibreOffice, and by programs that behave badly."""

import stat
from pathlib import Path

import pytest

from judge_app.progress import Cancellation
from judge_app.slides.convert import Conversion, ConversionFailure, convert, version
from judge_app.slides.office import find_libreoffice, write_profile
from tests.support.corpus import corpus


def _program(folder: Path, lines: str) -> Path:
    program = folder / "office"
    program.write_text(f"#!/bin/sh\n{lines}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def _libreoffice() -> Path:
    program = find_libreoffice()
    assert program is not None, "LibreOffice is in system-packages.txt and must be installed"
    return program


def test_a_deck_becomes_a_pdf_with_its_hidden_slides(tmp_path: Path) -> None:
    deck = corpus("slides", "feature", "poi_layouts.pptx")
    done = convert(deck, tmp_path / "deck.pdf", program=_libreoffice())
    assert done.failure is None
    assert done.pdf is not None
    assert done.pdf.read_bytes().startswith(b"%PDF-")
    assert done.pages > 0
    assert done.producer.startswith("LibreOffice")


def test_another_number_of_pages_is_not_believed(tmp_path: Path) -> None:
    deck = corpus("slides", "feature", "poi_layouts.pptx")
    done = convert(deck, tmp_path / "deck.pdf", program=_libreoffice(), slides=999)
    assert done.failure is ConversionFailure.WRONG_PAGES
    assert not (tmp_path / "deck.pdf").exists()


def test_success_without_a_pdf_is_a_refusal(tmp_path: Path) -> None:
    done = _convert_with(tmp_path, "echo source file could not be loaded; exit 0")
    assert done.failure is ConversionFailure.REFUSED
    assert "could not be loaded" in done.detail


def test_a_converter_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    done = _convert_with(
        tmp_path, f"(while true; do date >> {alive}; sleep 0.05; done) & sleep 60", seconds=0.5
    )
    assert done.failure is ConversionFailure.TOO_SLOW
    lines = alive.read_text().count("\n")
    assert alive.read_text().count("\n") == lines


def test_cancelling_ends_it(tmp_path: Path) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    done = _convert_with(tmp_path, "sleep 60", cancellation=cancellation)
    assert done.failure is ConversionFailure.CANCELLED


def test_the_profile_blocks_links_and_macros(tmp_path: Path) -> None:
    write_profile(tmp_path / "profile")
    settings = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text()
    for name in ("BlockUntrustedRefererLinks", "DisableMacrosExecution", "MacroSecurityLevel"):
        assert name in settings


def test_libreoffice_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", "")
    assert find_libreoffice() is None


def test_a_program_that_is_not_there_has_no_version(tmp_path: Path) -> None:
    assert version(tmp_path / "nothing") == ""


def _convert_with(
    folder: Path,
    lines: str,
    *,
    seconds: float | None = None,
    cancellation: Cancellation | None = None,
) -> Conversion:
    deck = folder / "bài dự thi.pptx"
    deck.write_bytes(b"PK")
    return convert(
        deck,
        folder / "deck.pdf",
        program=_program(folder, lines),
        seconds=seconds,
        cancellation=cancellation,
    )
