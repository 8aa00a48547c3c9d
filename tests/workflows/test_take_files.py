"""A large import is several entries of the ledger, and still one import, whole or absent."""

import sqlite3
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.db.errors import DamagedStoreError
from judge_app.db.ledger import LedgerKind, entry_hash
from judge_app.db.panel_store import StoredFile
from judge_app.errors import CancelledByUserError
from judge_app.progress import Cancellation, Progress
from judge_app.workflows import take_files
from judge_app.workflows.import_sheets import Verdict
from judge_app.workflows.ledger_contents import RefusedFile, TakenFile
from judge_app.workflows.panel_desk import NoSuchImportError, PanelDesk
from judge_app.workflows.take_files import PART, FileChangedError, ImportedFile, parts_of
from tests.support.panel_stories import PanelStory, both_sheets
from tests.support.signed_contest import GK01, GK02


@st.composite
def imports(draw: st.DrawFn) -> list[ImportedFile]:
    sizes = draw(st.lists(st.sampled_from([None, 0, 40_000, PART - 1, PART, PART * 3]), min_size=1))
    return [_file(number, size) for number, size in enumerate(sizes)]


def _file(number: int, size: int | None) -> ImportedFile:
    name, sha256 = f"{number}.pdf", Sha256Hex(f"{number:064x}")
    line: TakenFile | RefusedFile = RefusedFile(name=name, pdf=sha256, reason="not-a-pdf")
    if size is not None:
        line = TakenFile(
            name=name,
            pdf=sha256,
            payload=sha256,
            judge=JudgeId("GK01"),
            revision=1,
            statement="x" * size,
        )
    return ImportedFile(
        line=line, read=lambda: StoredFile(sha256=sha256, name=name, content=name.encode())
    )


@given(imports())
def test_every_file_is_in_one_part_in_its_order_and_no_part_is_large(
    files: list[ImportedFile],
) -> None:
    done = 0
    for part in parts_of(files, len(files)):
        taken, refused = part.content.taken, part.content.refused
        lines = [*(line.name for line in taken), *(line.name for line in refused)]
        expected = files[done : done + len(lines)]
        assert sorted(lines) == sorted(file.line.name for file in expected)
        assert [kept.name for kept in part.kept] == [file.line.name for file in expected]
        statements = [len(line.statement) for line in taken]
        assert sum(statements[:-1]) < PART, "only the last sheet of a part may reach over"
        assert part.done == done
        done += len(lines)
        assert part.content.to_come == len(files) - done
    assert done == len(files)


def test_many_files_without_a_statement_are_cut_too() -> None:
    sizes = [
        len(part.content.refused) for part in parts_of([_file(n, None) for n in range(600)], 600)
    ]
    assert sizes == [256, 256, 88]


@pytest.fixture
def cut(story: PanelStory, monkeypatch: pytest.MonkeyPatch) -> PanelStory:
    """A stick with two sheets and a foreign file, each of which makes an entry of its own."""
    monkeypatch.setattr(take_files, "PART", 1)
    both_sheets(story)
    (story.stick / "bao-cao.pdf").write_bytes(b"hello")
    return story


def test_several_entries_are_one_import(cut: PanelStory) -> None:
    desk = cut.desk()
    seen: list[Progress] = []
    entry = desk.take(desk.dry_run([cut.stick]), seen.append)
    assert entry is not None
    assert [(p.step, p.done, p.total) for p in seen] == [
        ("keep", 0, 3),
        ("keep", 1, 3),
        ("keep", 2, 3),
    ]
    kinds = [each.kind for each in desk.ledger()]
    assert kinds == [LedgerKind.IMPORT, LedgerKind.IMPORT_CONTINUED, LedgerKind.IMPORT_CONTINUED]
    assert len({each.at for each in desk.ledger()}) == 1
    (past,) = desk.state.imports
    assert (past.number, past.judges, past.refused, past.to_come) == (1, (GK01, GK02), 1, 0)
    assert {held.import_number for held in desk.state.held} == {entry.number} == {1}
    assert {f.verdict for f in desk.dry_run([cut.stick]).files} == {Verdict.SAME, Verdict.REFUSED}
    state = desk.state
    desk.close()
    again = cut.desk()
    assert again.state == state, "replayed from the file"
    again.close()


def test_several_entries_are_taken_back_together_by_the_first_ones_number(cut: PanelStory) -> None:
    desk = cut.desk()
    desk.take(desk.dry_run([cut.stick]))
    with pytest.raises(NoSuchImportError):
        desk.undo_import(2, "Nhầm")
    desk.undo_import(1, "Nhầm")
    assert desk.board().missing == (GK01, GK02)
    desk.take(desk.dry_run([cut.stick]))
    assert desk.board().missing == ()
    assert [past.number for past in desk.state.imports] == [1, 5]
    desk.close()


def _change_the_last(story: PanelStory) -> None:
    min(story.stick.glob("*GK02*")).write_bytes(b"%PDF-1.7")


def _leave_be(_story: PanelStory) -> None:
    pass


@pytest.mark.parametrize(
    ("prepare", "failure"),
    [(_change_the_last, FileChangedError), (_leave_be, CancelledByUserError)],
)
def test_what_fails_behind_the_first_entry_leaves_nothing(
    cut: PanelStory, prepare: Callable[[PanelStory], None], failure: type[Exception]
) -> None:
    desk = cut.desk()
    plan = desk.dry_run([cut.stick])
    prepare(cut)
    stop = Cancellation()

    def stop_behind_the_first(progress: Progress) -> None:
        if progress.done == 1 and failure is CancelledByUserError:
            stop.cancel()

    with pytest.raises(failure):
        desk.take(plan, stop_behind_the_first, stop)
    assert not list(desk.ledger())
    assert desk.board().missing == (GK01, GK02)
    assert all(desk.file(file.pdf) is None for file in plan.files if file.pdf is not None)
    desk.close()


def _tampered(story: PanelStory, change: Callable[[sqlite3.Connection], None]) -> None:
    (path,) = (story.home / "panel").glob("*.judgepanel")
    tampering = sqlite3.connect(path)
    for (trigger,) in tampering.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        tampering.execute(f"DROP TRIGGER {trigger}")
    change(tampering)
    tampering.commit()
    tampering.close()


def _write_anew(connection: sqlite3.Connection, number: int, kind: str, content: bytes) -> None:
    """Put another entry in the place of the last one, its hash worked out as it should be."""
    (before, at) = connection.execute(
        "SELECT hash, at FROM ledger WHERE number = ?", (number - 1,)
    ).fetchone()
    chained = entry_hash(before, number, at, kind, content.decode())
    row = (number, at, kind, content.decode(), chained)
    connection.execute("INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?, ?)", row)


def _cut_off(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM ledger WHERE number = 3")


def _other_in_between(connection: sqlite3.Connection) -> None:
    _write_anew(connection, 3, "meeting", b"{}")


def _more_than_was_told(connection: sqlite3.Connection) -> None:
    _write_anew(connection, 4, "import-continued", b'{"taken":[],"refused":[],"to_come":0}')


@pytest.mark.parametrize("change", [_cut_off, _other_in_between, _more_than_was_told])
def test_an_import_that_is_not_whole_is_a_damaged_ledger(
    cut: PanelStory, change: Callable[[sqlite3.Connection], None]
) -> None:
    """It was written in one transaction: no crash leaves this behind, only a hand."""
    desk = cut.desk()
    desk.take(desk.dry_run([cut.stick]))
    desk.close()
    _tampered(cut, change)
    with pytest.raises(DamagedStoreError):
        cut.desk()
    with pytest.raises(DamagedStoreError):
        cut.desk()  # and not "in use": the first attempt let go of it


def test_a_ledger_from_before_there_were_parts_is_read(story: PanelStory) -> None:
    sheet, _ = both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([sheet]))
    state = desk.state
    desk.close()

    def as_it_was(connection: sqlite3.Connection) -> None:
        (content,) = connection.execute("SELECT content FROM ledger").fetchone()
        fields = msgspec.json.decode(content)
        del fields["to_come"]
        older = msgspec.json.encode(fields, order="deterministic").decode()
        (at,) = connection.execute("SELECT at FROM ledger").fetchone()
        chained = entry_hash("0" * 64, 1, at, "import", older)
        connection.execute("UPDATE ledger SET content = ?, hash = ?", (older, chained))

    _tampered(story, as_it_was)
    again: PanelDesk = story.desk()
    assert again.state == state
    again.close()
