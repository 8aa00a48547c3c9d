"""The chair's page for paper: scans matched, sheets typed by two, a correction side by side."""

import random
from pathlib import Path
from typing import TypeVar

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import Assessment, CriterionMark
from judge_app.ui.chair.confirming_dialog import ConfirmingDialog
from judge_app.ui.chair.difference_dialog import DifferenceDialog
from judge_app.ui.chair.typing_dialog import TypingDialog
from judge_app.ui.chair.workspace import ChairWorkspace
from judge_app.ui.home.routing import Door
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.paper_matches import PaperMatch
from judge_app.workflows.sheet_differences import compare
from judge_app.workflows.type_paper import TypedMarks, asked_entries
from tests.support.scans import HARSH, drawn_pages, scanned
from tools.screens.driver import Studio
from tools.screens.story import Story

D = TypeVar("D", bound=QDialog)
_TYPED_LINES = 2


def shoot_paper(studio: Studio, story: Story) -> None:
    """Match scans, take marks from codes, type a sheet, confirm it, and see a correction."""
    window = studio.open(story.folder / "paper-home")
    window.home.door_opened.emit(Door.CHAIR)
    workspace = window.workspace
    assert isinstance(workspace, ChairWorkspace)
    workspace.open_target(story.bundle)
    studio.idle()
    workspace.show_page(1)
    studio.shoot("chair-paper-empty")
    page, matches = workspace.paper_page, list[PaperMatch]()
    workspace.paper_flow.model.matched.connect(matches.append)
    sheets = sorted(story.sheets.glob("*.pdf"))
    page.scans_chosen.emit(_scans(story.folder / "scans", sheets[:2]))
    studio.until(lambda: matches, "the scans to be read")
    studio.idle()
    studio.shoot("chair-paper-matched")
    page.take_asked.emit(matches[-1])
    studio.until(lambda: len(matches) > 1, "the marks to be taken")
    studio.idle()
    studio.shoot("chair-paper-taken")
    desk = workspace.model.desk
    assert desk is not None
    _shoot_typing(studio, workspace, desk)
    _shoot_difference(studio, desk)
    workspace.show_page(2)
    studio.shoot("chair-board-paper")


def _scans(folder: Path, sheets: list[Path]) -> tuple[Path, ...]:
    """Write noisy scans of sheets, one page a file, and a page that is none."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(3)
    paths = []
    for sheet in sheets:
        for number, drawn in enumerate(drawn_pages(sheet.read_bytes(), 200), 1):
            path = folder / f"quet-{sheet.stem[-10:]}-{number}.jpg"
            path.write_bytes(scanned(drawn, HARSH, chance))
            paths.append(path)
    blank = folder / "to-trinh.jpg"
    Image.new("L", (1000, 1400), 250).save(blank, "JPEG")
    return (*paths, blank)


def _shoot_typing(studio: Studio, workspace: ChairWorkspace, desk: PanelDesk) -> None:
    page, judge = workspace.paper_page, desk.board().missing[0]
    page.typing_asked.emit(judge)
    dialog = _opened(studio, TypingDialog)
    name = dialog.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Tran Thi Lan")
    QTest.keyClick(name, Qt.Key.Key_Return)
    for _ in range(_TYPED_LINES * len(desk.contest.rubric.leaves)):
        field = dialog.focusWidget()
        assert field is not None
        QTest.keyClicks(field, "4,5")
        QTest.keyClick(field, Qt.Key.Key_Return)
    studio.shoot("chair-typing")
    marks = _as_another_judge(desk, judge)
    dialog.typed.emit(TypedMarks(judge=judge, by="Trần Thị Lan", assessments=marks))
    studio.idle()
    page.judges.mark(judge)
    studio.shoot("chair-paper-typed-once")
    page.confirming_asked.emit(judge)
    confirming = _opened(studio, ConfirmingDialog)
    studio.shoot("chair-confirming")
    confirming.close()
    studio.rest()


def _as_another_judge(desk: PanelDesk, judge: JudgeId) -> tuple[Assessment, ...]:
    """Return marks for every entry that the judge is asked for: the middle of each scale."""
    return tuple(
        Assessment(
            entry=code,
            marks=tuple(
                CriterionMark(criterion=leaf.id, value=leaf.maximum // 2)
                for leaf in desk.contest.rubric.leaves
            ),
        )
        for code in asked_entries(desk.contest, judge)
    )


def _shoot_difference(studio: Studio, desk: PanelDesk) -> None:
    first, second = (held.sheet for held in desk.state.held[:2])
    dialog = DifferenceDialog(
        desk.contest,
        compare(desk.contest, first, second),
        is_asking=True,
        parent=studio.window,
    )
    dialog.open()
    studio.shoot("chair-difference")
    dialog.close()
    studio.rest()


def _opened(studio: Studio, kind: type[D]) -> D:
    studio.rest()
    return next(dialog for dialog in studio.window.findChildren(kind) if dialog.isVisible())
