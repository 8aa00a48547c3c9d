"""Decks get their packs: converted, drawn here, or in words; each with a report, none twice."""

import hashlib
import shutil
import stat
from pathlib import Path

import pytest

from judge_app.byte_source import FileSource
from judge_app.contest.entry import EntryFile, FileRole
from judge_app.contest.ids import EntryCode, Sha256Hex
from judge_app.errors import CancelledByUserError
from judge_app.intake.folder import FoundFile
from judge_app.intake.problems import IntakeProblemCode
from judge_app.progress import Cancellation, Progress, unheard
from judge_app.slides.converting.choice import ConverterChoice
from judge_app.slides.opening import open_deck
from judge_app.workflows.prepare_decks import PreparedDecks, prepare_decks
from tests.slides.flavours import SLIDES, flavoured, sample
from tests.slides.zips import deck_like
from tests.support.corpus import corpus

SP1, SP2 = EntryCode("SP-001"), EntryCode("SP-002")
Files = dict[EntryCode, tuple[FoundFile, ...]]


def found(path: Path) -> FoundFile:
    content = path.read_bytes()
    sha256 = Sha256Hex(hashlib.sha256(content).hexdigest())
    file = EntryFile(path=path.name, role=FileRole.MAIN, size=len(content), sha256=sha256)
    return FoundFile(file=file, disk_path=path)


def prepared(
    files: Files, folder: Path, choice: ConverterChoice = ConverterChoice.BUILT_IN
) -> PreparedDecks:
    return prepare_decks(files, folder, choice=choice, report=unheard, cancellation=Cancellation())


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def codes(done: PreparedDecks) -> list[IntakeProblemCode]:
    return [problem.code for problem in done.problems]


def test_without_a_converter_the_built_in_reader_draws(tmp_path: Path) -> None:
    deck = found(written(tmp_path / "bài.pptm", flavoured("pptm")))
    done = prepared({SP1: (deck,)}, tmp_path)
    (facts,) = done.facts
    original, pack = done.files[SP1]
    assert original == deck
    assert pack.file.role is FileRole.PREVIEW
    assert facts.preview == pack.file.path == ".xem/bài.pptm.pack"
    assert (facts.origin, facts.problem) == ("built-in", "")
    assert facts.source_sha256 == deck.file.sha256
    assert len(facts.pages) == SLIDES
    assert any(page.hidden for page in facts.pages)
    assert codes(done) == [IntakeProblemCode.DECK_HAS_MACROS]
    source = FileSource(pack.disk_path)
    shown = open_deck(source)
    assert [page.title for page in shown.pages] == [page.title for page in facts.pages]
    shown.close()
    source.close()


def test_libreoffice_draws_where_it_is_found(tmp_path: Path) -> None:
    decks = (
        found(corpus("slides", "feature", "poi_layouts.pptx")),
        found(corpus("slides", "ppt", "poi_SampleShow.ppt")),
    )
    done = prepared({SP1: decks}, tmp_path, ConverterChoice.LIBREOFFICE)
    assert [facts.origin for facts in done.facts] == ["converted", "converted"]
    assert all(facts.producer.startswith("LibreOffice") for facts in done.facts)
    assert done.facts[1].pages[0].title == "Title of the first slide"
    assert done.facts[1].pages[0].notes == "I am the notes of the first slide"
    assert done.facts[1].pages[0].approximations == ()
    assert codes(done) == []


def test_each_deck_has_a_report_of_its_own(tmp_path: Path) -> None:
    files: Files = {
        SP1: (
            found(corpus("slides", "bad", "ox_encrypted.pptx")),
            found(corpus("slides", "ppt", "poi_SampleShow.ppt")),
            found(written(tmp_path / "bom.pptx", deck_like(members={"x.xml": b"<a/>" * 400_000}))),
        ),
        SP2: (
            found(written(tmp_path / "báo cáo.docx", b"PK no document")),
            found(written(tmp_path / "tốt.pptx", sample())),
            found(written(tmp_path / "ghi chú.txt", b"not a deck at all")),
        ),
    }
    done = prepared(files, tmp_path)
    assert [facts.problem for facts in done.facts] == ["password", "", "bomb", "not-a-deck", ""]
    told = {(p.file.rpartition("/")[2], p.code, p.values) for p in done.problems}
    assert told == {
        ("ox_encrypted.pptx", IntakeProblemCode.UNREADABLE_DECK, ("password",)),
        ("poi_SampleShow.ppt", IntakeProblemCode.DECK_TEXT_ONLY, ()),
        ("bom.pptx", IntakeProblemCode.UNREADABLE_DECK, ("bomb",)),
        ("báo cáo.docx", IntakeProblemCode.DOCUMENT_ONLY_COPIED, ()),
    }
    assert len(done.files[SP1]) == 4
    assert len(done.files[SP2]) == 4


def test_a_pdf_needs_no_pack(tmp_path: Path) -> None:
    pdf = corpus("slides", "..", "pdf")
    path = next(p for p in sorted(pdf.rglob("*.pdf")))
    done = prepared({SP1: (found(path),)}, tmp_path)
    assert done.files[SP1] == (found(path),)
    assert done.facts[0].preview == ""


def _converter(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> Path:
    """Put a program in LibreOffice's place; it counts its calls."""
    calls = folder / "calls"
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\necho "$@" >> {calls}\n{lines}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", str(program))
    return calls


def test_where_the_converter_fails_the_built_in_reader_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _converter(tmp_path, monkeypatch, "exit 0")
    deck = found(written(tmp_path / "bài.pptx", sample()))
    done = prepared({SP1: (deck,)}, tmp_path, ConverterChoice.AUTOMATIC)
    assert done.facts[0].origin == "built-in"
    assert [(p.code, p.values) for p in done.problems] == [
        (IntakeProblemCode.DECK_NOT_CONVERTED, ("refused",))
    ]


def test_bombs_and_locked_decks_never_reach_the_converter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _converter(tmp_path, monkeypatch, "exit 0")
    decks = tuple(
        found(path)
        for path in (
            written(tmp_path / "bom.pptx", deck_like(members={"a.xml": bytes(33_000_000)})),
            corpus("slides", "bad", "vi_lockfile.pptx"),
            corpus("slides", "bad", "ox_encrypted.pptx"),
        )
    )
    prepared({SP1: decks}, tmp_path, ConverterChoice.AUTOMATIC)
    assert "--convert-to" not in (calls.read_text() if calls.exists() else "")


def test_a_deck_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = found(written(tmp_path / "bài.pptx", sample()))
    first = prepared({SP1: (deck,)}, tmp_path)
    renamed = written(tmp_path / "tên mới.pptx", sample())
    monkeypatch.setattr("judge_app.slides.worker.DeckWorker.open", _never)
    again = prepared({SP2: (found(renamed),)}, tmp_path)
    assert again.facts[0].pages == first.facts[0].pages
    assert again.files[SP2][1].file.sha256 == first.files[SP1][1].file.sha256
    assert again.files[SP2][1].file.path == ".xem/tên mới.pptx.pack"


def _never(*_arguments: object) -> None:
    pytest.fail("the deck was looked through again")


@pytest.mark.parametrize("choice", [ConverterChoice.BUILT_IN, ConverterChoice.LIBREOFFICE])
def test_the_same_deck_gives_the_same_pack(tmp_path: Path, choice: ConverterChoice) -> None:
    deck = found(corpus("slides", "feature", "poi_table_test.pptx"))
    packs = [
        prepared({SP1: (deck,)}, tmp_path / name, choice).files[SP1][1].file.sha256
        for name in ("a", "b")
    ]
    assert packs[0] == packs[1]


def test_a_damaged_archive_is_made_anew(tmp_path: Path) -> None:
    deck = found(written(tmp_path / "bài.pptx", sample()))
    first = prepared({SP1: (deck,)}, tmp_path)
    first.files[SP1][1].disk_path.write_bytes(b"cut")
    again = prepared({SP1: (deck,)}, tmp_path)
    assert again.files[SP1][1].file.size > 1000
    shutil.rmtree(tmp_path / "decks")
    assert prepared({SP1: (deck,)}, tmp_path).facts == again.facts


def test_stopping_is_heard_and_progress_is_told(tmp_path: Path) -> None:
    decks = tuple(
        found(written(tmp_path / f"{name}.pptx", flavoured(name))) for name in ("ppsx", "potx")
    )
    stop = Cancellation()
    heard: list[Progress] = []

    def report(progress: Progress) -> None:
        heard.append(progress)
        if progress.done == 1:
            stop.cancel()

    with pytest.raises(CancelledByUserError):
        prepare_decks(
            {SP1: decks},
            tmp_path,
            choice=ConverterChoice.BUILT_IN,
            report=report,
            cancellation=stop,
        )
    assert [(p.step, p.done, p.total) for p in heard] == [("decks", 0, 2), ("decks", 1, 2)]
    assert heard[0].subject == "SP-001 ppsx.pptx"
