"""Staff share the entries out: the plan is looked at before anything is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from judge_app.contest.contest import Contest
from judge_app.contest.panel import Judge
from judge_app.errors import AccessDeniedError
from judge_app.ui.staff.assign_dialog import AssignDialog
from judge_app.ui.widgets.buttons import Button
from judge_app.workflows.assign_judges import Assigned, plan_judges, write_plan
from judge_app.workflows.check_contest import check_folder
from tests.support.contest_folders import make_folder
from tests.support.signed_contest import GK01, GK02


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "cuoc-thi")


def contest_of(folder: Path) -> Contest:
    contest = check_folder(folder).contest
    assert contest is not None
    return contest


def shown(qtbot: QtBot, folder: Path) -> AssignDialog:
    """Return a dialog whose questions the program answers."""
    dialog = AssignDialog(contest_of(folder))
    dialog.plan_asked.connect(
        lambda per_entry, afresh, without: dialog.show_plan(
            plan_judges(folder, per_entry=per_entry, afresh=afresh, without=without)
        )
    )
    qtbot.addWidget(dialog)
    return dialog


def button(dialog: AssignDialog, words: str) -> Button:
    (found,) = (each for each in dialog.findChildren(Button) if each.text() == words)
    return found


def texts(dialog: AssignDialog) -> list[list[str]]:
    table = dialog.table
    cells = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [[cell.text() if cell else "" for cell in row] for row in cells]


def test_nothing_is_written_before_the_plan_was_seen(qtbot: QtBot, folder: Path) -> None:
    write_plan(folder, found(folder))
    dialog = shown(qtbot, folder)
    assert not button(dialog, "Ghi vào thể lệ").isEnabled()
    dialog.leave_out(GK02)
    dialog.ask()
    moved = [e.code for e in contest_of(folder).entries_for(GK02)]
    assert texts(dialog) == [
        ["GK01", "3", ", ".join(moved), ""],
        ["GK02", "0", "", ", ".join(moved)],
    ]
    with qtbot.waitSignal(dialog.write_asked) as told:
        button(dialog, "Ghi vào thể lệ").click()
    (assigned,) = told.args or []
    assert isinstance(assigned, Assigned)
    assert contest_of(folder).entries_for(GK02) != ()
    write_plan(folder, assigned)
    assert contest_of(folder).entries_for(GK02) == ()


def found(folder: Path) -> Assigned:
    made = plan_judges(folder, per_entry=1)
    assert isinstance(made, Assigned)
    return made


def test_a_plan_is_forgotten_when_something_else_is_chosen(qtbot: QtBot, folder: Path) -> None:
    dialog = shown(qtbot, folder)
    dialog.show_plan(found(folder))
    write = button(dialog, "Ghi vào thể lệ")
    assert write.isEnabled()
    dialog.findChildren(QCheckBox)[0].setChecked(False)
    assert not write.isEnabled()
    assert dialog.table.rowCount() == 0


def test_what_is_impossible_is_named(qtbot: QtBot, folder: Path) -> None:
    impossible = plan_judges(folder, per_entry=2)
    assert not isinstance(impossible, Assigned)
    dialog = shown(qtbot, folder)
    dialog.show_plan(impossible)
    assert not button(dialog, "Ghi vào thể lệ").isEnabled()


def test_a_large_panel_fits(qtbot: QtBot, folder: Path) -> None:
    contest = contest_of(folder)
    more = tuple(
        replace(contest.panel.marking[0], id=type(GK01)(f"GK{n}"), name=f"Giám khảo {n}")
        for n in range(10, 30)
    )
    members: tuple[Judge, ...] = (*contest.panel.members, *more)
    large = replace(contest, panel=replace(contest.panel, members=members))
    dialog = AssignDialog(large)
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(dialog.findChildren(QCheckBox)) == len(large.panel.marking)
    assert dialog.height() <= 700


def test_it_says_why_there_is_no_plan(qtbot: QtBot, folder: Path) -> None:
    dialog = shown(qtbot, folder)
    dialog.show()
    dialog.show_failure(AccessDeniedError(folder / "contest.toml"))
    words = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "contest.toml" in words
    assert not button(dialog, "Ghi vào thể lệ").isEnabled()
