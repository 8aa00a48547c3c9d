"""The result set is whole, signed by the chair, and says the same everywhere."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from judge_app.documents.keys.held_key import HeldFileKey
from judge_app.documents.result.result_signing import stated_content
from judge_app.errors import CancelledByUserError
from judge_app.progress import Cancellation, Progress
from judge_app.workflows.ledger_contents import MeetingHeld
from judge_app.workflows.open_bundle import unlock
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.publish import DATA, MINUTES, SUMMARY, WORKBOOK, publish
from tests.support.panel_stories import CLOCK, PanelStory, both_sheets
from tests.support.pdf_text import pdf_text
from tests.support.signed_contest import CHAIR


@pytest.fixture
def desk(story: PanelStory) -> PanelDesk:
    both_sheets(story)
    desk = story.desk()
    desk.take(desk.dry_run([story.stick]))
    desk.hold_meeting(MeetingHeld(number="05", place="Hội trường", secretary="Lý Thị Mai"))
    desk.freeze(despite_open_matters=True)
    return desk


def chair_key(story: PanelStory) -> HeldFileKey:
    built = story.contest.built
    return unlock(story.contest.opened, CHAIR, built.keys[CHAIR], built.codes[CHAIR])


def test_every_document_is_there_and_signed(
    story: PanelStory, desk: PanelDesk, tmp_path: Path
) -> None:
    done = publish(desk, tmp_path, CLOCK(), chair=chair_key(story).key)
    names = {str(path.relative_to(done.folder)) for path in done.documents}
    assert {SUMMARY, MINUTES, WORKBOOK, DATA} <= names
    assert sum(name.startswith("phieu-diem-tung-bai/") for name in names) == 3
    for path in done.documents:
        if path.suffix == ".pdf":
            stated = stated_content(path.read_bytes())
            assert stated is not None
            page = path.parent.name == "phieu-diem-tung-bai"
            wanted = "judge-app/result-page/1" if page else "judge-app/result/1"
            assert json.loads(stated)["kind"] == wanted
            assert b"/ByteRange" in path.read_bytes()
    desk.close()


def test_table_workbook_and_data_agree(story: PanelStory, desk: PanelDesk, tmp_path: Path) -> None:
    done = publish(desk, tmp_path, CLOCK(), chair=chair_key(story).key)
    data = json.loads((done.folder / DATA).read_text(encoding="utf-8"))
    table = " ".join(pdf_text((done.folder / SUMMARY).read_bytes(), tmp_path).split())
    sheet = load_workbook(done.folder / WORKBOOK).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for entry in data["entries"]:
        assert entry["code"] in table
        assert entry["code"] in cells
    assert len(data["sheets"]) == 2
    minutes = pdf_text((done.folder / MINUTES).read_bytes(), tmp_path)
    assert "Lý Thị Mai" in minutes
    desk.close()


def test_an_earlier_result_set_is_kept_under_another_name(
    story: PanelStory, desk: PanelDesk, tmp_path: Path
) -> None:
    first = publish(desk, tmp_path, CLOCK(), chair=None)
    (first.folder / "ghi-chu.txt").write_text("của thư ký", encoding="utf-8")
    second = publish(desk, tmp_path, CLOCK(), chair=None)
    assert second.folder == first.folder
    assert not second.is_signed
    (kept,) = tmp_path.glob("ket-qua-*-cu-1")
    assert (kept / "ghi-chu.txt").exists()
    assert chair_key(story).judge == CHAIR
    desk.close()


def test_stopping_leaves_nothing_behind(desk: PanelDesk, tmp_path: Path) -> None:
    target = tmp_path / "ra"
    target.mkdir()
    stop = Cancellation()

    def report(progress: Progress) -> None:
        if progress.done == 2:
            stop.cancel()

    with pytest.raises(CancelledByUserError):
        publish(desk, target, CLOCK(), chair=None, report=report, cancellation=stop)
    assert list(target.iterdir()) == []
    desk.close()
