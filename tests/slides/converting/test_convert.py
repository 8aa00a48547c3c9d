"""Conversion by the real LibreOffice, and by programs that behave badly."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_app.progress import Cancellation
from judge_app.slides.converting.convert import (
    Conversion,
    ConversionFailure,
    ConversionJob,
    convert,
    convert_all,
)
from judge_app.slides.converting.converter import Wanted
from judge_app.slides.converting.libreoffice import LibreOffice, find_libreoffice
from tests.support.corpus import corpus


class Script:
    """A converter that runs lines of shell; `$1` is the deck, `$2` where the PDF is to be."""

    def __init__(self, lines: str, *, at_once: int = 2) -> None:
        self._lines = lines
        self.at_once = at_once

    def command(self, deck: Path, room: Path, wanted: Wanted) -> list[str]:
        program = room / "office"
        program.write_text(f"#!/bin/sh\n{self._lines}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return [str(program), str(deck), str(room / wanted.made)]

    def producer(self, said: str) -> str:
        return f"Script {said}"

    def strays(self, room: Path) -> tuple[int, ...]:
        return ()


def libreoffice() -> LibreOffice:
    program = find_libreoffice()
    assert program is not None, "LibreOffice is in system-packages.txt and must be installed"
    return program


def deck_in(folder: Path, name: str = "bài dự thi.pptx") -> Path:
    path = folder / name
    path.write_bytes(b"PK")
    return path


def converted_by(
    folder: Path,
    script: Script,
    *,
    seconds: float | None = None,
    cancellation: Cancellation | None = None,
) -> Conversion:
    job = ConversionJob(deck=deck_in(folder), target=folder / "deck.pdf", seconds=seconds)
    return convert(job, script, cancellation)


def test_a_deck_becomes_a_pdf_with_its_hidden_slides(tmp_path: Path) -> None:
    deck = corpus("slides", "feature", "poi_layouts.pptx")
    done = convert(ConversionJob(deck=deck, target=tmp_path / "deck.pdf", slides=10), libreoffice())
    assert done.failure is None
    assert done.made is not None
    assert done.made.read_bytes().startswith(b"%PDF-")
    assert done.pages == 10
    assert done.producer.startswith("LibreOffice")


def test_an_old_deck_is_saved_in_the_newer_format_with_all_its_slides(tmp_path: Path) -> None:
    deck = corpus("slides", "ppt", "poi_SampleShow.ppt")
    target = tmp_path / "deck.pptx"
    job = ConversionJob(deck=deck, target=target, slides=2, wanted=Wanted.MODERN_DECK)
    done = convert(job, libreoffice())
    assert (done.failure, done.made, done.pages) == (None, target, 2)


def test_what_is_no_deck_is_not_believed_to_be_one(tmp_path: Path) -> None:
    job = ConversionJob(
        deck=deck_in(tmp_path), target=tmp_path / "deck.pptx", wanted=Wanted.MODERN_DECK
    )
    done = convert(job, Script('echo "no zip" > "$2"'))
    assert done.failure is ConversionFailure.WRONG_PAGES


def test_another_number_of_pages_is_not_believed(tmp_path: Path) -> None:
    one_page = corpus("slides", "feature", "poi_shapes.pptx")
    pdf = tmp_path / "made.pdf"
    done = convert(ConversionJob(deck=one_page, target=pdf), libreoffice())
    assert done.made is not None
    again = convert(
        ConversionJob(deck=deck_in(tmp_path), target=tmp_path / "x.pdf", slides=999),
        Script(f'cp "{pdf}" "$2"'),
    )
    assert again.failure is ConversionFailure.WRONG_PAGES
    assert not (tmp_path / "x.pdf").exists()


def test_success_without_a_pdf_is_a_refusal(tmp_path: Path) -> None:
    done = converted_by(tmp_path, Script("echo source file could not be loaded; exit 0"))
    assert done.failure is ConversionFailure.REFUSED
    assert "could not be loaded" in done.detail


def test_what_is_no_pdf_is_not_believed(tmp_path: Path) -> None:
    done = converted_by(tmp_path, Script('echo "%PDF-1.7 not really" > "$2"'))
    assert done.failure is ConversionFailure.WRONG_PAGES


def test_a_converter_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    script = Script(f"(while true; do date >> {alive}; sleep 0.05; done) & sleep 60")
    done = converted_by(tmp_path, script, seconds=0.5)
    assert done.failure is ConversionFailure.TOO_SLOW
    lines = alive.read_text().count("\n")
    assert alive.read_text().count("\n") == lines


def test_cancelling_ends_it(tmp_path: Path) -> None:
    cancellation = Cancellation()
    started = tmp_path / "started"

    class Stopping(Script):
        def command(self, deck: Path, room: Path, wanted: Wanted) -> list[str]:
            cancellation.cancel()
            return super().command(deck, room, wanted)

    done = converted_by(tmp_path, Stopping(f"touch {started}; sleep 60"), cancellation=cancellation)
    assert done.failure is ConversionFailure.CANCELLED


def test_the_converter_sees_a_copy_under_a_neutral_name(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    converted_by(tmp_path, Script(f'basename "$1" > {seen}; rm "$1"'))
    assert seen.read_text().strip() == "deck.pptx"
    assert (tmp_path / "bài dự thi.pptx").exists()


def test_several_run_at_the_same_time_and_each_is_reported(tmp_path: Path) -> None:
    """Each waits until the other has started: one after the other they would never end."""
    marks = tmp_path / "marks"
    marks.mkdir()
    wait = (
        f"touch {marks}/$$; while [ $(ls {marks} | wc -l) -lt 2 ]; do sleep 0.02; done; echo done"
    )
    jobs = [
        ConversionJob(deck=deck_in(tmp_path, f"{n}.pptx"), target=tmp_path / f"{n}.pdf", seconds=20)
        for n in range(2)
    ]
    done = dict(convert_all(iter(jobs), Script(wait)))
    assert set(done) == set(jobs)
    assert {result.failure for result in done.values()} == {ConversionFailure.REFUSED}


def test_no_more_run_than_the_converter_allows(tmp_path: Path) -> None:
    """The jobs are taken one by one, so that a deck is looked at only when there is room."""
    taken: list[int] = []

    def jobs() -> Iterator[ConversionJob]:
        for number in range(3):
            taken.append(number)
            deck = deck_in(tmp_path, f"{number}.pptx")
            yield ConversionJob(deck=deck, target=tmp_path / f"{number}.pdf")

    ended = []
    for job, _ in convert_all(jobs(), Script("exit 0", at_once=1)):
        ended.append(job.deck.name)
        assert len(taken) <= len(ended)
    assert ended == ["0.pptx", "1.pptx", "2.pptx"]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "tmp"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    converted_by(tmp_path, Script("sleep 30"), seconds=0.2)
    assert list(room.iterdir()) == []
