"""The drawing process is loaded before the first deck is wanted, and only where decks are."""

import pytest
from pytestqt.qtbot import QtBot

from judge_app.bundle.manifest import Manifest
from judge_app.contest.entry import Entry, EntryFile, EntryKind, FileRole
from judge_app.contest.facts import DeckFacts
from judge_app.contest.ids import CategoryId, EntryCode, Sha256Hex, UnitId
from judge_app.ui.judge.drawing_ahead import DrawingAhead
from judge_app.ui.tasks import TaskRunner
from tests.support.signed_contest import signed_contest

CODE = EntryCode("SP-001")


def entry(path: str) -> Entry:
    file = EntryFile(path=path, role=FileRole.MAIN, size=1, sha256=Sha256Hex("0" * 64))
    return Entry(
        code=CODE,
        title="Bài",
        kind=EntryKind.SLIDES,
        category=CategoryId("A"),
        unit=UnitId("U"),
        files=(file,),
    )


def manifest(*decks: DeckFacts) -> Manifest:
    signed = signed_contest()
    return Manifest(
        contest=signed.contest,
        roster=signed.roster,
        created_at=signed.moment.isoformat(),
        decks=decks,
    )


@pytest.mark.parametrize(
    ("path", "decks", "is_wanted"),
    [
        ("bài.pptx", (), True),
        ("hướng dẫn.pdf", (), True),
        ("bài.docx", (DeckFacts(entry=CODE, path="bài.docx", preview="bài.pdf"),), True),
        ("phim.mp4", (), False),
        ("chương trình.zip", (), False),
    ],
)
def test_a_process_runs_where_there_is_a_deck_to_show(
    qtbot: QtBot, path: str, decks: tuple[DeckFacts, ...], is_wanted: bool
) -> None:
    tasks = TaskRunner()
    ahead = DrawingAhead(tasks)
    ahead.prepare((entry(path),), manifest(*decks))
    qtbot.waitUntil(lambda: tasks.pending == 0)
    worker = ahead.worker
    numbers = [] if worker is None else [worker.process_id]
    ahead.prepare((entry(path),), manifest(*decks))
    qtbot.waitUntil(lambda: tasks.pending == 0)

    assert len(numbers) == is_wanted
    assert ahead.worker is worker, "one is enough"
    assert None not in numbers
    ahead.shut_down()
    tasks.shut_down()
    assert worker is None or worker.process_id is None, "nobody took it over, so it ends"
