"""Processes that work on a store and are killed at a random moment, as by a pulled plug.

A child works and says through a pipe what it is about to do and what was acknowledged; the parent
kills it with SIGKILL and looks at what is left. Children are forked, so a thousand of them take
minutes and not hours.
"""

import itertools
import os
import random
import select
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from judge_app.contest.ids import CriterionId, EntryCode
from judge_app.db.ledger import LedgerKind
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.panel_desk import PanelDesk
from tests.support.clocks import TickingClock
from tests.support.contest_folders import SmallContest
from tests.support.panel_stories import both_sheets, panel_story
from tests.support.signed_contest import GK01, GK02

Say = Callable[[str], None]

_SOME = 10
_LEAST_SPAN = 0.25
"""Seconds within which a judge's program is killed, or longer where it takes longer to begin."""


def killed_after(
    work: Callable[[Say], None], seconds: float, *, counted_from: str = ""
) -> list[str]:
    """Let a child do `work`, kill it, and return the lines that it said in full.

    The time runs from the start, or from the line `counted_from`.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(work, reading, writing)
    os.close(writing)
    said = b""
    if counted_from:
        while counted_from.encode() + b"\n" not in said and (more := os.read(reading, 65536)):
            said += more
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 65536)
            if not more:
                break
            said += more
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    return said.decode().split("\n")[:-1]


def _be_the_child(work: Callable[[Say], None], reading: int, writing: int) -> None:
    os.close(reading)
    try:
        work(lambda line: _write_whole(writing, line))
    finally:
        os._exit(0)


def _write_whole(descriptor: int, line: str) -> None:
    os.write(descriptor, line.encode() + b"\n")  # at most a page: a pipe takes it whole


@dataclass(slots=True)
class Tally:
    """What many kills came to."""

    kills: int = 0
    acknowledged: int = 0
    """Marks, or imports, that the child had been told were safe."""
    whole: int = 0
    absent: int = 0


def kill_while_marking(
    contest: SmallContest, home: Path, kills: int, chance: random.Random
) -> Tally:
    """Kill a judge's process again and again over one store.

    After each kill every cell must hold the last mark that was acknowledged, or the one that was
    being saved; `AssertionError` names what was lost.
    """
    tally = Tally()
    held: dict[tuple[str, str], str] = {}
    span = max(_LEAST_SPAN, 3 * _seconds_for_some(contest, home.with_name("measured")))
    for _ in range(kills):
        seed = chance.random()
        lines = killed_after(
            lambda say, seed=seed: _mark_for_ever(contest, home, random.Random(seed), say),  # type: ignore[misc]
            chance.uniform(0, span),
        )
        trying: tuple[tuple[str, str], str] | None = None
        for line in lines:
            word, entry, criterion, mark = line.split()
            trying = ((entry, criterion), mark) if word == "try" else None
            if word == "saved":
                held[entry, criterion] = mark
                tally.acknowledged += 1
        found = _marks(contest, home)
        if trying is not None and found.get(trying[0]) == trying[1]:
            held[trying[0]] = trying[1]
        assert found == held, (trying, found, held)
        tally.kills += 1
    return tally


def _seconds_for_some(contest: SmallContest, home: Path) -> float:
    """Return how long it takes this machine to begin and to save some marks."""
    began = time.monotonic()
    session = _session(contest, home)
    for _ in itertools.islice(_marking(session, random.Random(0), lambda _line: None), _SOME):
        pass
    session.close()
    return time.monotonic() - began


def _mark_for_ever(contest: SmallContest, home: Path, chance: random.Random, say: Say) -> None:
    for _ in _marking(_session(contest, home), chance, say):
        pass


def _marking(session: JudgingSession, chance: random.Random, say: Say) -> Iterator[None]:
    """Save a mark each time one asks, saying so before and afterwards; without end."""
    codes = [code for code in session.order if not _is_conflicted(session, code)]
    while True:
        code = chance.choice(codes)
        leaf = chance.choice(session.contest.rubric.leaves)
        steps = chance.randrange(int(leaf.maximum / leaf.step) + 1)
        mark = leaf.step * steps
        say(f"try {code} {leaf.id} {mark.normalize():f}")
        session.set_mark(code, leaf.id, mark)
        say(f"saved {code} {leaf.id} {mark.normalize():f}")
        yield


def _is_conflicted(session: JudgingSession, code: EntryCode) -> bool:
    return session.contest.is_conflicted(session.judge, session.contest.entry(code))


def _session(contest: SmallContest, home: Path) -> JudgingSession:
    return JudgingSession.open(contest.opened, GK01, folder=home, clock=TickingClock())


def _marks(contest: SmallContest, home: Path) -> dict[tuple[str, str], str]:
    session = _session(contest, home)
    try:
        found: dict[tuple[EntryCode, CriterionId], Decimal] = {
            (a.entry, m.criterion): m.value for a in session.assessments() for m in a.marks
        }
    finally:
        session.close()
    return {(entry, leaf): f"{mark.normalize():f}" for (entry, leaf), mark in found.items()}


def kill_while_importing(
    contest: SmallContest, room: Path, kills: int, chance: random.Random
) -> Tally:
    """Kill the chair's process again and again while it takes a folder of files in.

    Two thirds of the kills fall while the import is written. After each the desk must open with the
    import whole or absent, and whole if it was acknowledged; `AssertionError` says what is wrong.
    """
    prepared = _prepared_desk(contest, room)
    heard = {"began": time.monotonic()}
    trial = shutil.copytree(prepared.home, room / "trial")
    _take_all(contest, trial, prepared.folder, lambda line: heard.update({line: time.monotonic()}))
    looking, writing = heard["taking"] - heard["began"], heard["taken"] - heard["taking"]
    tally = Tally()
    for number in range(kills):
        home = shutil.copytree(prepared.home, room / f"home-{number}")
        counted_from = "taking" if number % 3 else ""
        span = writing * 1.5 if counted_from else looking
        lines = killed_after(
            lambda say, home=home: _take_all(contest, home, prepared.folder, say),  # type: ignore[misc]
            chance.uniform(0, span),
            counted_from=counted_from,
        )
        is_whole = _import_is_whole(contest, home, prepared)
        assert is_whole or "taken" not in lines, "an acknowledged import is gone"
        tally.acknowledged += "taken" in lines
        tally.whole += is_whole
        tally.absent += not is_whole
        tally.kills += 1
        shutil.rmtree(home)
    return tally


@dataclass(frozen=True, slots=True)
class _Prepared:
    home: Path
    folder: Path


_FOREIGN = 520
"""More files than two entries of the ledger tell of."""

_LARGE = 12
"""Of these many hold enough bytes for a kill to fall between them."""


def _prepared_desk(contest: SmallContest, room: Path) -> _Prepared:
    """Return a desk that holds one judge's sheet, and a folder with the other's and much else."""
    story = panel_story(contest, room)
    first, second = both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([first]))
    desk.close()
    folder = room / "nhan"
    folder.mkdir()
    shutil.copy(second, folder)
    for number in range(_FOREIGN):
        content = number.to_bytes(2) * (50_000 if number < _LARGE else 1)
        (folder / f"la-{number}.pdf").write_bytes(b"%PDF-1.7\n" + content)
    return _Prepared(story.home, folder)


def _desk(contest: SmallContest, home: Path) -> PanelDesk:
    return PanelDesk.open(contest.opened, folder=home, clock=TickingClock())


def _take_all(contest: SmallContest, home: Path, folder: Path, say: Say) -> None:
    desk = _desk(contest, home)
    plan = desk.dry_run([folder])
    say("taking")
    desk.take(plan)
    say("taken")
    desk.close()


def _import_is_whole(contest: SmallContest, home: Path, prepared: _Prepared) -> bool:
    desk = _desk(contest, home)
    try:
        kinds = [entry.kind for entry in desk.ledger()]
        assert desk.state.sheet_of(GK01) is not None, "the earlier import is gone"
        taken = desk.state.sheet_of(GK02)
        if kinds == [LedgerKind.IMPORT]:
            assert taken is None
            assert desk.state.refused == ()
            return False
        assert kinds == [LedgerKind.IMPORT] * 2 + [LedgerKind.IMPORT_CONTINUED] * 2
        assert taken is not None
        assert desk.file(taken.file.pdf) == (prepared.folder / taken.file.name).read_bytes()
        assert len(desk.state.refused) == _FOREIGN
        for file in desk.state.refused:
            assert desk.file(file.pdf) == (prepared.folder / file.name).read_bytes()
        return True
    finally:
        desk.close()
