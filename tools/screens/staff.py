"""Staff's pages, on a good folder and on one full of mistakes."""

import shutil
from pathlib import Path

from judge_app.ui.home.routing import Door
from judge_app.ui.staff.new_contest_dialog import NewContestDialog
from judge_app.ui.staff.workspace import StaffWorkspace
from judge_app.workflows.print_papers import FILE_NAMES, StaffPaper, print_paper
from tools.screens.driver import Studio
from tools.screens.story import Story


def shoot_staff(studio: Studio, story: Story) -> None:
    """Read the rules, the entries and the problems; build."""
    window = studio.open(story.folder / "staff-home")
    window.home.door_opened.emit(Door.STAFF)
    workspace = window.workspace
    assert isinstance(workspace, StaffWorkspace)
    studio.idle()
    studio.shoot("staff-door")
    workspace.open_target(_spoilt(story))
    studio.idle()
    workspace.show_page(2)
    studio.shoot("staff-problems")
    fresh = _without_keys(story)
    workspace.open_target(fresh)
    studio.idle()
    for place, name in enumerate(("rules", "entries", "check", "build")):
        workspace.show_page(place)
        studio.shoot(f"staff-{name}")
    workspace.build_page.build_asked.emit("", False)  # noqa: FBT003  a signal
    studio.rest(1200)
    studio.shoot("staff-building", settle=0)
    studio.until(lambda: any((fresh / "built").glob("*.judgebundle")), "the bundle")
    studio.idle()
    studio.shoot("staff-built")
    for paper in StaffPaper:
        print_paper(fresh, paper, story.folder / "papers" / FILE_NAMES[paper])
    studio.shoot_dialog(
        "dialog-new-contest", lambda: NewContestDialog(lambda *_: None, workspace).open()
    )


def _without_keys(story: Story) -> Path:
    fresh = story.folder / "fresh"
    shutil.copytree(story.contest, fresh, ignore=shutil.ignore_patterns("keys", "built"))
    return fresh


def _spoilt(story: Story) -> Path:
    spoilt = story.folder / "spoilt"
    shutil.copytree(story.contest, spoilt, ignore=shutil.ignore_patterns("keys", "built"))
    for gone in ("SP-002", "SP-007"):
        shutil.rmtree(spoilt / "entries" / gone)
    return spoilt
