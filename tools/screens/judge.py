"""The judge's way through the program, from the bundle to the exported sheet."""

from functools import partial
from pathlib import Path

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.scoresheet import Outcome
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.workflows.open_bundle import find_key_files, open_bundle
from tools.screens.driver import Studio
from tools.screens.story import Story

_JUDGE = JudgeId("GK01")
_ENTRIES = {
    "SP-001": "video",
    "SP-003": "portrait-video",
    "SP-005": "damaged-video",
    "SP-006": "deck",
    "SP-010": "pdf",
    "SP-011": "software",
    "SP-013": "images",
    "SP-014": "document",
}


def shoot_judge(studio: Studio, story: Story) -> None:
    """Open, sign in, look at every kind of entry, mark, look over, sign and export."""
    window = studio.open(story.half_marked_home)
    window.begin(story.bundle, person=_JUDGE, code=story.codes[_JUDGE])
    workspace = window.workspace
    assert isinstance(workspace, JudgeWorkspace)
    studio.idle()
    studio.shoot("judge-sign-in")
    _sign_in(studio, workspace, story, "wrong-code1")
    studio.shoot("judge-wrong-code")
    _sign_in(studio, workspace, story, story.codes[_JUDGE])
    judging = workspace.judging_page
    assert judging is not None
    for code, what in _ENTRIES.items():
        judging.go_to(EntryCode(code))
        studio.idle()
        studio.rest(4000 if "video" in what else 1500)
        studio.shoot(f"judge-{what}", settle=400)
    judging.go_to(EntryCode("SP-006"))
    studio.idle()
    _shoot_dialogs(studio, judging)
    judging.finish_asked.emit()
    studio.until(lambda: workspace.review_page is not None, "the look before signing")
    studio.idle()
    studio.shoot("judge-review-incomplete")


def shoot_signing(studio: Studio, story: Story) -> None:
    """Look a finished work over, sign it and export it."""
    window = studio.open(story.home)
    window.begin(story.bundle, person=_JUDGE, code=story.codes[_JUDGE])
    workspace = window.workspace
    assert isinstance(workspace, JudgeWorkspace)
    studio.idle()
    _sign_in(studio, workspace, story, story.codes[_JUDGE])
    judging = workspace.judging_page
    assert judging is not None
    judging.go_to(EntryCode("SP-001"))
    judging.finish_asked.emit()
    studio.until(lambda: workspace.review_page is not None, "the look before signing")
    studio.idle()
    review = workspace.review_page
    assert review is not None
    studio.shoot("judge-review")
    review.continue_asked.emit("")
    studio.until(lambda: workspace.sign_page is not None, "the sheet as it will be printed")
    studio.idle()
    sign = workspace.sign_page
    assert sign is not None
    studio.rest(1500)
    studio.shoot("judge-sign", settle=500)
    story.exported.mkdir(exist_ok=True)
    sign.export_asked.emit(story.exported, story.codes[_JUDGE], None)
    studio.until(lambda: any(story.exported.iterdir()), "the exported sheet")
    studio.idle()
    studio.shoot("judge-exported", settle=500)


def _sign_in(studio: Studio, workspace: JudgeWorkspace, story: Story, code: str) -> None:
    keys = find_key_files(open_bundle(story.bundle))
    workspace.sign_in_page.signed_in.emit(_JUDGE, Path(keys[_JUDGE]), code)
    studio.idle()


def _shoot_dialogs(studio: Studio, judging: JudgingPage) -> None:
    for outcome in (Outcome.ABSTAINED, Outcome.CONFLICTED, Outcome.COULD_NOT_OPEN):
        studio.shoot_dialog(
            f"dialog-{outcome.value}", partial(judging.marks.outcome_asked.emit, outcome)
        )
    judging.notes.note_asked.emit()
    studio.shoot("judge-note")
