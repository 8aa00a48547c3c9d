"""The chair's desk takes what is genuine, refuses the rest by name, and forgets nothing."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import LadderAction
from judge_app.db.errors import DamagedStoreError, StoreInUseError
from judge_app.documents.gate.refusal import RefusalReason
from judge_app.documents.gate.refusal_words import refusal_sentence
from judge_app.errors import MissingFileError
from judge_app.tally.ballot_problems import BallotProblemCode, BallotsError
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.workflows.board import Receipt
from judge_app.workflows.import_sheets import PlannedFile, Verdict
from judge_app.workflows.panel_desk import (
    FrozenResultError,
    NoSuchImportError,
    OpenMattersError,
    PanelDesk,
)
from judge_app.workflows.take_files import FileChangedError
from tests.support.contest_folders import built_contest
from tests.support.panel_stories import PanelStory, both_sheets, panel_story
from tests.support.signed_contest import GK01, GK02


def only(desk: PanelDesk, *paths: Path) -> PlannedFile:
    (file,) = desk.dry_run(paths).files
    return file


def take(desk: PanelDesk, *paths: Path) -> None:
    desk.take(desk.dry_run(paths))


def test_a_dry_run_takes_nothing(story: PanelStory) -> None:
    both_sheets(story)
    desk = story.desk()
    plan = desk.dry_run([story.stick])
    assert [file.verdict for file in plan.files] == [Verdict.NEW, Verdict.NEW]
    assert not list(desk.ledger())
    assert desk.board().missing == (GK01, GK02)
    desk.close()


def test_sheets_are_taken_once(story: PanelStory) -> None:
    both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    before = list(desk.ledger())
    assert desk.board().missing == ()
    again = desk.dry_run([story.stick])
    assert {file.verdict for file in again.files} == {Verdict.SAME}
    assert desk.take(again) is None
    assert list(desk.ledger()) == before
    desk.close()


def test_everything_is_there_after_reopening(story: PanelStory) -> None:
    sheet, _ = both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    result = desk.result()
    desk.close()
    again = story.desk()
    assert again.result() == result
    held = again.state.sheet_of(GK01)
    assert held is not None
    assert again.file(held.file.pdf) == sheet.read_bytes(), "the file as it was handed in"
    again.close()


def test_a_correction_takes_the_place_of_the_first_and_shows_what_changed(
    story: PanelStory,
) -> None:
    both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    session = story.session(GK01)
    leaf = session.contest.rubric.leaves[0]
    session.set_mark(EntryCode("SP-002"), leaf.id, Decimal(20))
    corrected = story.hand_in(session, "Nhập nhầm SP-002")
    session.close()
    planned = only(desk, corrected)
    assert planned.verdict is Verdict.SUPERSEDES
    (change,) = planned.differences
    assert (change.entry, change.criterion) == ("SP-002", leaf.id)
    assert (change.before, change.after) == (Decimal(16), Decimal(20))
    take(desk, corrected)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert (held.sheet.revision, held.sheet.reason) == (2, "Nhập nhầm SP-002")
    assert len(desk.state.held) == 3, "the earlier sheet stays"
    (row,) = (row for row in desk.board().rows if row.judge == GK01)
    assert row.receipt is Receipt.CORRECTED
    desk.close()


def test_a_sheet_that_comes_late_is_outdated(story: PanelStory) -> None:
    first = story.sheet(GK01, "0.8")
    second = story.sheet(GK01, "0.9", reason="Xem lại")
    desk = story.desk()
    take(desk, second)
    planned = only(desk, first)
    assert planned.refusal is not None
    assert planned.refusal.reason is RefusalReason.OUTDATED
    desk.close()


def test_two_sheets_of_the_same_revision_conflict(story: PanelStory, tmp_path: Path) -> None:
    first = story.sheet(GK01, "0.8")
    (tmp_path / "laptop").mkdir()
    second = panel_story(story.contest, tmp_path / "laptop").sheet(GK01, "0.6")
    desk = story.desk()
    take(desk, first)
    planned = only(desk, second)
    assert planned.refusal is not None
    assert planned.refusal.reason is RefusalReason.CONFLICT
    take(desk, second)
    held = desk.state.sheet_of(GK01)
    assert held is not None
    assert desk.file(held.file.pdf) == first.read_bytes(), "nothing was overwritten"
    desk.close()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", RefusalReason.NOT_A_PDF),
        (b"hello", RefusalReason.NOT_A_PDF),
        (b"%PDF-1.7\n%%EOF\n", RefusalReason.NOT_SIGNED),
    ],
)
def test_a_file_that_is_no_scoresheet_is_refused_and_kept(
    story: PanelStory, content: bytes, reason: RefusalReason
) -> None:
    path = story.stick / "bao-cao.pdf"
    path.write_bytes(content)
    desk = story.desk()
    planned = only(desk, path)
    assert planned.refusal is not None
    assert planned.refusal.reason is reason
    for language in ("vi", "en"):
        assert refusal_sentence(planned.refusal, language).endswith(".")
    take(desk, path)
    (kept,) = desk.state.refused
    assert (kept.name, kept.reason) == ("bao-cao.pdf", reason.value)
    assert desk.file(kept.pdf) == content, "in quarantine as it came"
    take(desk, path)
    assert len(desk.state.refused) == 1
    desk.close()


def test_an_altered_sheet_is_refused(story: PanelStory) -> None:
    sheet = story.sheet(GK01)
    content = bytearray(sheet.read_bytes())
    content[len(content) // 3] ^= 1
    sheet.write_bytes(content)
    desk = story.desk()
    planned = only(desk, sheet)
    assert planned.refusal is not None
    assert planned.verdict is Verdict.REFUSED
    assert desk.board().missing == (GK01, GK02)
    desk.close()


def test_a_sheet_of_another_contest_is_refused(story: PanelStory, tmp_path: Path) -> None:
    room = tmp_path / "khac"
    room.mkdir()
    other = panel_story(built_contest(room / "cuoc-thi", seed=2), room)
    sheet = other.sheet(GK01)
    desk = story.desk()
    planned = only(desk, sheet)
    assert planned.refusal is not None
    assert planned.refusal.reason is RefusalReason.OTHER_ROOT
    desk.close()


def test_a_file_that_changes_after_the_dry_run_takes_nothing_in(story: PanelStory) -> None:
    sheet, other = both_sheets(story)
    desk = story.desk()
    plan = desk.dry_run([story.stick])
    other.write_bytes(sheet.read_bytes())
    with pytest.raises(FileChangedError):
        desk.take(plan)
    other.unlink()
    with pytest.raises(MissingFileError):
        desk.take(plan)
    assert not list(desk.ledger())
    assert desk.board().missing == (GK01, GK02)
    desk.close()


@pytest.mark.parametrize("number", [0, 2, 9])
def test_what_is_no_standing_import_cannot_be_taken_back(story: PanelStory, number: int) -> None:
    both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    desk.undo_import(1, "Nhầm")
    with pytest.raises(NoSuchImportError):
        desk.undo_import(number, "Nhầm")
    with pytest.raises(NoSuchImportError):
        desk.undo_import(1, "Nhầm lần nữa")
    (past,) = desk.state.imports
    assert (past.number, past.judges, past.undone) == (1, (GK01, GK02), "Nhầm")
    desk.close()


def test_an_import_can_be_taken_back(story: PanelStory) -> None:
    sheet, _ = both_sheets(story)
    desk = story.desk()
    entry = desk.take(desk.dry_run([sheet]))
    assert entry is not None
    desk.undo_import(entry.number, "Nhận nhầm USB")
    assert desk.board().missing == (GK01, GK02)
    assert len(list(desk.ledger())) == 2, "a new entry, nothing erased"
    take(desk, sheet)
    assert desk.board().missing == (GK02,)
    desk.close()


def test_a_backup_is_made_before_each_import(story: PanelStory) -> None:
    first, second = both_sheets(story)
    desk = story.desk()
    take(desk, first)
    take(desk, second)
    backups = sorted((story.home / "panel" / "backups").iterdir())
    assert len(backups) == 2
    with sqlite3.connect(backups[-1]) as copy:
        (count,) = copy.execute("SELECT count(*) FROM ledger").fetchone()
    copy.close()
    assert count == 1
    desk.close()


def test_a_ledger_that_was_tampered_with_does_not_open(story: PanelStory) -> None:
    both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    desk.close()
    (path,) = (story.home / "panel").glob("*.judgepanel")
    tampering = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        tampering.execute("DELETE FROM ledger")
    for (trigger,) in tampering.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        tampering.execute(f"DROP TRIGGER {trigger}")
    tampering.execute("UPDATE ledger SET content = replace(content, 'GK01', 'GK02')")
    tampering.commit()
    tampering.close()
    with pytest.raises(DamagedStoreError):
        story.desk()


def test_a_second_window_at_the_desk_is_told(story: PanelStory) -> None:
    desk = story.desk()
    with pytest.raises(StoreInUseError):
        story.desk()
    desk.close()


def test_open_matters_stop_the_freeze_unless_the_chair_insists(story: PanelStory) -> None:
    sheet, other = both_sheets(story)
    desk = story.desk()
    take(desk, sheet)
    with pytest.raises(OpenMattersError) as caught:
        desk.freeze()
    assert caught.value.missing == 1
    desk.freeze(despite_open_matters=True)
    assert desk.state.frozen is not None
    with pytest.raises(FrozenResultError):
        take(desk, other)
    desk.close()


def test_a_settlement_is_recorded_beside_the_marks(story: PanelStory) -> None:
    both_sheets(story)
    desk = story.desk()
    take(desk, story.stick)
    before = desk.state.current
    settlement = Settlement(
        entry=EntryCode("SP-002"),
        action=LadderAction.CONFER,
        words="Hội ý, giữ nguyên.",
        settled_at="2024-04-15T09:00:00+07:00",
    )
    desk.settle(settlement)
    assert desk.state.settlements == (settlement,)
    assert desk.state.current == before
    desk.close()


@pytest.mark.parametrize(
    ("settlement", "code"),
    [
        (
            Settlement(entry=EntryCode("SP-999"), action=LadderAction.CONFER),
            BallotProblemCode.SETTLED_UNKNOWN_ENTRY,
        ),
        (
            Settlement(entry=EntryCode("SP-001"), action=LadderAction.THIRD_MARKING),
            BallotProblemCode.SETTLED_WITHOUT_TOTAL,
        ),
        (
            Settlement(entry=EntryCode("SP-001"), action=LadderAction.MINUTES, words=" "),
            BallotProblemCode.SETTLED_WITHOUT_WORDS,
        ),
        (
            Settlement(entry=EntryCode("SP-001"), action=LadderAction.CONFER, figure=Decimal(850)),
            BallotProblemCode.SETTLED_OFF_SCALE,
        ),
    ],
)
def test_what_no_tally_could_use_never_gets_into_the_ledger(
    story: PanelStory, settlement: Settlement, code: BallotProblemCode
) -> None:
    desk = story.desk()
    with pytest.raises(BallotsError) as caught:
        desk.settle(settlement)
    assert [problem.code for problem in caught.value.problems] == [code]
    with pytest.raises(BallotsError):
        desk.vote(PanelVote(entry=EntryCode("SP-999"), votes=3))
    assert desk.state.settlements == ()
    assert len(desk.result().entries) == len(desk.contest.entries)
    desk.close()
