"""What the session calls saved is on the disk, whole and with its history."""

import itertools
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from judge_app.contest.ids import CriterionId
from judge_app.contest.scoresheet import Note, Outcome, Place
from judge_app.db.errors import (
    DamagedStoreError,
    NewerStoreError,
    StoreInUseError,
    StoreOfOtherContestError,
)
from judge_app.workflows.judging_progress import EntryState
from judge_app.workflows.mark_entry import IllegalMarkError, JudgingSession, store_path
from judge_app.workflows.open_bundle import OpenedBundle, open_bundle
from judge_app.workflows.safety_copy import CopyStanding
from tests.support.bundles import make_bundle
from tests.support.clocks import TickingClock
from tests.support.signed_contest import GK01, GK02, signed_contest

CONTEST = signed_contest().contest
FIRST, SECOND = (entry.code for entry in CONTEST.entries[:2])
LEAF = CONTEST.rubric.leaves[0]


@pytest.fixture
def opened(tmp_path: Path) -> OpenedBundle:
    path = tmp_path / "thi.judgebundle"
    make_bundle(path, {})
    return open_bundle(path)


@pytest.fixture
def session(opened: OpenedBundle, tmp_path: Path) -> Iterator[JudgingSession]:
    working = JudgingSession.open(opened, GK01, folder=tmp_path, clock=TickingClock())
    yield working
    working.close()


def _again(session: JudgingSession, folder: Path) -> JudgingSession:
    session.close()
    return JudgingSession.open(session.opened, GK01, folder=folder, clock=TickingClock())


def test_a_mark_is_there_after_reopening(session: JudgingSession, tmp_path: Path) -> None:
    saved = session.set_mark(FIRST, LEAF.id, Decimal("8.5"))
    assert saved.at.isoformat().startswith("2024-04-12T14:03")
    again = _again(session, tmp_path)
    assert again.assessment(FIRST).mark(LEAF.id) == Decimal("8.5")
    assert again.assessment(SECOND).mark(LEAF.id) is None
    assert again.last_saved_at() == saved.at
    again.close()


def test_unmarked_is_not_zero(session: JudgingSession) -> None:
    session.set_mark(FIRST, LEAF.id, Decimal(0))
    assert session.assessment(FIRST).mark(LEAF.id) == 0
    session.set_mark(FIRST, LEAF.id, None)
    assert session.assessment(FIRST).mark(LEAF.id) is None


@pytest.mark.parametrize("value", ["-1", "1000", "0.3"])
def test_an_illegal_mark_changes_nothing(session: JudgingSession, value: str) -> None:
    session.set_mark(FIRST, LEAF.id, Decimal(2))
    with pytest.raises(IllegalMarkError):
        session.set_mark(FIRST, LEAF.id, Decimal(value))
    assert session.assessment(FIRST).mark(LEAF.id) == 2


def test_undo_and_redo_walk_the_history(session: JudgingSession) -> None:
    for value in (1, 2, 3):
        session.set_mark(FIRST, LEAF.id, Decimal(value))
    session.undo()
    change = session.undo()
    assert change is not None
    assert (change.entry, change.part) == (FIRST, LEAF.id)
    assert session.assessment(FIRST).mark(LEAF.id) == 1
    session.redo()
    assert session.assessment(FIRST).mark(LEAF.id) == 2
    session.set_mark(FIRST, LEAF.id, Decimal(4))
    assert session.redo() is None
    session.undo()
    assert session.assessment(FIRST).mark(LEAF.id) == 2
    for _ in range(2):
        session.undo()
    assert session.assessment(FIRST).mark(LEAF.id) is None
    assert session.undo() is None
    steps = [(past.before, past.after) for past in session.history(FIRST, LEAF.id)]
    assert [after for _, after in steps[:3]] == [Decimal(1), Decimal(2), Decimal(3)]
    assert all(a[1] == b[0] for a, b in itertools.pairwise(steps))


def test_outcomes_keep_the_marks_beside_them(session: JudgingSession) -> None:
    session.set_mark(FIRST, LEAF.id, Decimal(2))
    session.set_outcome(FIRST, Outcome.COULD_NOT_OPEN, "tiếng không nghe được")
    summary = session.summary()
    assert summary.standing(FIRST).state is EntryState.COULD_NOT_OPEN
    assert summary.standing(FIRST).total is None
    session.set_outcome(FIRST, Outcome.MARKED)
    assert session.assessment(FIRST).mark(LEAF.id) == 2
    assert session.summary().standing(FIRST).state is EntryState.IN_WORK


def test_notes_comments_places_and_viewing_are_kept(
    session: JudgingSession, tmp_path: Path
) -> None:
    note = Note(id="n1", text="tiếng nhỏ", place=Place(file="phim.mp4", milliseconds=42_000))
    session.put_note(FIRST, note)
    session.set_comment(FIRST, "Nội dung tốt.")
    session.remember_place(FIRST, Place(file="phim.mp4", milliseconds=61_000))
    session.record_viewing(FIRST, 10)
    session.record_viewing(FIRST, 5)
    again = _again(session, tmp_path)
    assert again.assessment(FIRST).notes == (note,)
    assert again.assessment(FIRST).comment == "Nội dung tốt."
    place = again.place(FIRST, "phim.mp4")
    assert place is not None
    assert place.milliseconds == 61_000
    assert again.viewed() == {FIRST: 15}
    again.remove_note(FIRST, "n1")
    assert again.assessment(FIRST).notes == ()
    again.undo()
    assert again.assessment(FIRST).notes == (note,)
    again.close()


def test_a_full_entry_is_done(session: JudgingSession) -> None:
    for leaf in CONTEST.rubric.leaves:
        session.set_mark(FIRST, leaf.id, leaf.maximum)
    summary = session.summary()
    assert summary.standing(FIRST).state is EntryState.DONE
    assert summary.standing(FIRST).total == CONTEST.rubric.maximum
    assert (summary.done, summary.total) == (1, len(CONTEST.entries))


def test_a_second_window_is_told_politely(
    session: JudgingSession, opened: OpenedBundle, tmp_path: Path
) -> None:
    with pytest.raises(StoreInUseError):
        JudgingSession.open(opened, GK01, folder=tmp_path, clock=TickingClock())
    other = JudgingSession.open(opened, GK02, folder=tmp_path, clock=TickingClock())
    other.close()


def test_a_newer_store_is_refused_unchanged(session: JudgingSession, tmp_path: Path) -> None:
    path = session._store.path
    session.close()
    _sql(path, "UPDATE alembic_version SET version_num = 'j9999'")
    with pytest.raises(NewerStoreError):
        _again(session, tmp_path)
    _sql(path, "UPDATE alembic_version SET version_num = 'j0001'")
    _again(session, tmp_path).close()


def test_a_store_that_is_no_database_is_named(session: JudgingSession, tmp_path: Path) -> None:
    path = session._store.path
    session.close()
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(DamagedStoreError):
        _again(session, tmp_path)


def test_somebody_elses_store_is_refused(session: JudgingSession, tmp_path: Path) -> None:
    path = session._store.path
    session.close()
    path.rename(store_path(tmp_path, session.opened, GK02))
    with pytest.raises(StoreOfOtherContestError):
        JudgingSession.open(session.opened, GK02, folder=tmp_path, clock=TickingClock())


def test_the_safety_copy_follows_and_says_when_it_cannot(
    session: JudgingSession, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert session.choose_copy_folder(stick).standing is CopyStanding.CURRENT
    saved = session.set_mark(FIRST, LEAF.id, Decimal(2))
    assert saved.copy.standing is CopyStanding.CURRENT
    (copy,) = stick.iterdir()
    assert _sql(copy, "SELECT thousandths FROM marks") == [(2000,)]
    copy.unlink()
    stick.rmdir()
    stick.write_bytes(b"a file where the folder was")
    saved = session.set_mark(FIRST, LEAF.id, Decimal(3))
    assert saved.copy.standing is CopyStanding.BEHIND
    assert saved.copy.failure is not None
    assert session.assessment(FIRST).mark(LEAF.id) == 3


def _sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(statement).fetchall()
        connection.commit()
        return rows
    finally:
        connection.close()


_MARKING = """
import random, sys
from decimal import Decimal
from pathlib import Path
from judge_app.contest.ids import JudgeId
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import open_bundle
bundle, folder, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
session = JudgingSession.open(open_bundle(bundle), JudgeId("GK01"), folder=folder, clock=laptop_clock)
chance = random.Random(seed)
print("open", flush=True)
while True:
    entry = chance.choice(session.order)
    leaf = chance.choice(session.contest.rubric.leaves)
    value = leaf.step * chance.randrange(int(leaf.maximum / leaf.step) + 1)
    session.set_mark(entry, leaf.id, value)
    print(entry, leaf.id, value, flush=True)
"""


def test_what_was_called_saved_survives_being_killed(opened: OpenedBundle, tmp_path: Path) -> None:
    chance = random.Random(7)
    heard: dict[tuple[str, str], Decimal] = {}
    for seed in range(8):
        lines = _mark_until_killed(opened.path, tmp_path, seed, chance.uniform(0.01, 0.4))
        for line in lines:
            entry, criterion, value = line.split()
            heard[entry, criterion] = Decimal(value)
        session = JudgingSession.open(opened, GK01, folder=tmp_path, clock=TickingClock())
        kept: dict[tuple[str, str], Decimal] = {
            (a.entry, m.criterion): m.value for a in session.assessments() for m in a.marks
        }
        session.close()
        lost = {key: value for key, value in heard.items() if kept.get(key) != value}
        # the one change under way when the process died may be on the disk before it was heard
        assert len(lost) <= 1
        for key in lost:
            assert key in kept
            heard[key] = kept[key]
        assert set(heard) <= set(kept)
    assert len(heard) > 10


def _mark_until_killed(bundle: Path, folder: Path, seed: int, seconds: float) -> list[str]:
    command = [sys.executable, "-c", _MARKING, str(bundle), str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as marking:
        assert marking.stdout is not None
        assert marking.stdout.readline() == "open\n"
        threading.Timer(seconds, marking.kill).start()
        heard = marking.stdout.read()
    return [line for line in heard.splitlines(keepends=True) if line.endswith("\n")]


def test_leaf_ids_are_what_the_store_keeps(session: JudgingSession) -> None:
    with pytest.raises(KeyError):
        session.set_mark(FIRST, CriterionId("no such"), Decimal(1))
