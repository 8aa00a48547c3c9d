"""Keys: a judge's own, a token's, and staff's page of everybody's."""

import shutil
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.key_request import KeyRequest, request_fingerprint
from judge_app.ui.home.routing import Door
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.staff.key_dialogs import CertifyDialog, ReissueDialog
from judge_app.ui.staff.workspace import StaffWorkspace
from judge_app.workflows.open_bundle import open_bundle
from tools.screens.driver import Studio
from tools.screens.story import Story

_JUDGE = JudgeId("GK02")
_KEYS_PAGE = 4


def shoot_keys(studio: Studio, story: Story) -> None:
    """Make a key as a judge, and certify it as staff."""
    stick = story.folder / "key-usb"
    stick.mkdir()
    _shoot_judge(studio, story, stick)
    _shoot_staff(studio, story, stick)


def _shoot_judge(studio: Studio, story: Story, stick: Path) -> None:
    window = studio.open(story.folder / "key-home")
    window.begin(story.bundle, person=_JUDGE)
    workspace = window.workspace
    assert isinstance(workspace, JudgeWorkspace)
    studio.idle()
    workspace.sign_in_page.own_key_asked.emit(_JUDGE)
    studio.idle()
    studio.shoot("judge-keys")
    card = workspace.key_page.own_card
    card.make_asked.emit()
    studio.idle()
    studio.shoot("judge-key-made")
    (key,) = (story.folder / "key-home" / "keys").glob("*.judgekey")
    card.request_asked.emit(key, stick)
    studio.idle()
    studio.shoot("judge-key-asked")
    token = workspace.key_page.token_card
    token.driver_chosen.emit(stick / "no-driver.so")
    studio.idle()
    studio.shoot("judge-token-no-driver")


def _shoot_staff(studio: Studio, story: Story, stick: Path) -> None:
    folder = story.folder / "key-contest"
    shutil.copytree(story.contest, folder)
    window = studio.open(story.folder / "key-staff-home")
    window.home.door_opened.emit(Door.STAFF)
    workspace = window.workspace
    assert isinstance(workspace, StaffWorkspace)
    workspace.open_target(folder)
    studio.idle()
    workspace.show_page(_KEYS_PAGE)
    studio.shoot("staff-keys")
    member = open_bundle(story.bundle).contest.panel.member(_JUDGE)
    studio.shoot_dialog(
        "dialog-new-key", lambda: ReissueDialog(member, lambda *_: None, workspace).open()
    )
    page, model = workspace.keys_page, workspace.keys_model
    asked: list[KeyRequest] = []
    model.asked.connect(asked.append)
    model.open_request(stick / f"{_JUDGE}.keyrequest")
    studio.idle()
    (request,) = asked
    studio.shoot_dialog(
        "dialog-certify",
        lambda: CertifyDialog(request, member, lambda *_: None, workspace).open(),
    )
    digits = "1" * 24
    model.certify(request, digits, story.codes[JudgeId("root")])
    studio.idle()
    studio.shoot("staff-key-digits-differ")
    page.notice.clear()
    model.certify(request, request_fingerprint(request), story.codes[JudgeId("root")])
    studio.idle()
    studio.shoot("staff-key-certified")
