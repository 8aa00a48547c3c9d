"""From complete work to a signed sheet that reads back as it was signed."""

import errno
import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from judge_app.atomic_file import write_atomically
from judge_app.contest.scoresheet import Outcome
from judge_app.documents.sheet import payload
from judge_app.errors import DiskFullError, DriveRemovedError, MissingFileError, UnwrittenFileError
from judge_app.ui.wording import explain
from judge_app.workflows import finalise as finalising
from judge_app.workflows.finalise import (
    IncompleteSheetError,
    ReasonNeededError,
    export,
    finalise,
    is_changed,
    preview,
    problems,
)
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import OpenedBundle, open_bundle
from tests.support.bundles import make_bundle
from tests.support.clocks import TickingClock
from tests.support.signed_contest import GK01, signed_contest

SIGNED = signed_contest()
CLOCK = TickingClock()


@pytest.fixture
def opened(tmp_path: Path) -> OpenedBundle:
    path = tmp_path / "thi.judgebundle"
    make_bundle(path, {})
    return open_bundle(path)


@pytest.fixture
def session(opened: OpenedBundle, tmp_path: Path) -> Iterator[JudgingSession]:
    working = JudgingSession.open(opened, GK01, folder=tmp_path, clock=CLOCK)
    yield working
    working.close()


def _mark_everything(session: JudgingSession) -> None:
    for code in session.order:
        if session.contest.is_conflicted(session.judge, session.contest.entry(code)):
            continue
        for leaf in session.contest.rubric.leaves:
            session.set_mark(code, leaf.id, leaf.maximum - leaf.step)


def test_an_incomplete_sheet_lists_everything_that_is_missing(session: JudgingSession) -> None:
    with pytest.raises(IncompleteSheetError) as caught:
        finalise(session, reason="", clock=CLOCK)
    assert caught.value.problems == problems(session)
    assert len(caught.value.problems) >= len(session.order) - 1
    assert session.final_sheets() == ()


def test_a_complete_sheet_is_signed_and_read_back(session: JudgingSession, tmp_path: Path) -> None:
    _mark_everything(session)
    sheet = finalise(session, reason="", clock=CLOCK)
    done = export(session, sheet, SIGNED.keys[GK01], tmp_path)
    assert done.path.name == f"phieu-cham-{SIGNED.contest.id}-GK01-lan-1.pdf"
    assert done.path.read_bytes().startswith(preview(session, sheet))
    assert done.check_code == payload.check_code(payload.payload_sha256(payload.encode(sheet)))
    assert not is_changed(session)


def test_a_correction_needs_a_reason_and_names_the_one_before(session: JudgingSession) -> None:
    _mark_everything(session)
    first = finalise(session, reason="", clock=CLOCK)
    leaf = session.contest.rubric.leaves[0]
    marked = next(a.entry for a in first.assessments if a.outcome is Outcome.MARKED)
    session.set_mark(marked, leaf.id, Decimal(1))
    assert is_changed(session)
    with pytest.raises(ReasonNeededError):
        finalise(session, reason="  ", clock=CLOCK)
    second = finalise(session, reason="nhập nhầm", clock=CLOCK)
    assert (second.revision, second.reason) == (2, "nhập nhầm")
    assert second.previous == payload.payload_sha256(payload.encode(first))
    assert session.final_sheets() == (first, second)


def test_a_full_stick_leaves_nothing_half_written(
    session: JudgingSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _mark_everything(session)
    sheet = finalise(session, reason="", clock=CLOCK)
    stick = tmp_path / "stick"
    stick.mkdir()

    def full(target: Path, _content: bytes) -> None:
        raise DiskFullError(target)

    monkeypatch.setattr(finalising, "write_atomically", full)
    with pytest.raises(DiskFullError):
        export(session, sheet, SIGNED.keys[GK01], stick)
    assert list(stick.iterdir()) == []
    assert session.final_sheets() == (sheet,)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENODEV, errno.ENXIO])
def test_a_stick_that_is_pulled_while_writing_is_named(
    session: JudgingSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The system says so when what was written is flushed to a drive that is no longer there."""
    _mark_everything(session)
    sheet = finalise(session, reason="", clock=CLOCK)
    stick = tmp_path / "stick"
    stick.mkdir()
    older = export(session, sheet, SIGNED.keys[GK01], stick).path.read_bytes()

    def gone(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as pulled:
        pulled.setattr(os, "fsync", gone)
        with pytest.raises(DriveRemovedError) as caught:
            export(session, sheet, SIGNED.keys[GK01], stick)
    assert "Điểm vẫn an toàn trên máy này" in explain(caught.value).next_step
    assert [path.read_bytes() for path in stick.iterdir()] == [older]
    assert export(session, sheet, SIGNED.keys[GK01], stick).path.read_bytes() == older


def test_a_stick_that_loses_bytes_is_noticed(
    session: JudgingSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _mark_everything(session)
    sheet = finalise(session, reason="", clock=CLOCK)

    def losing(target: Path, content: bytes) -> None:
        write_atomically(target, content[:-10])

    monkeypatch.setattr(finalising, "write_atomically", losing)
    with pytest.raises(UnwrittenFileError):
        export(session, sheet, SIGNED.keys[GK01], tmp_path)


def test_a_folder_that_is_gone_is_named(session: JudgingSession, tmp_path: Path) -> None:
    _mark_everything(session)
    sheet = finalise(session, reason="", clock=CLOCK)
    nowhere = tmp_path / "nowhere" / "deeper"
    with pytest.raises(MissingFileError) as caught:
        export(session, sheet, SIGNED.keys[GK01], nowhere)
    assert caught.value.path == nowhere / finalising.sheet_file_name(sheet)
