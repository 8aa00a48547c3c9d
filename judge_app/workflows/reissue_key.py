"""Gives a judge who lost the slip a new key and a new code; the old key dies with the next build."""

from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId
from judge_app.documents import code_slips
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.build_bundle import Building, FolderHasProblemsError
from judge_app.workflows.check_contest import check_folder
from judge_app.workflows.contest_keys import KeyMaker
from judge_app.workflows.new_contest import BUILT_FOLDER, KEYS_FOLDER


class UnknownJudgeError(JudgeAppError):
    """The panel has no such member."""

    def __init__(self, judge: JudgeId) -> None:
        super().__init__(judge)
        self.judge = judge


def reissue_key(folder: Path, judge: JudgeId, outside: Building, staff_code: str | None) -> Path:
    """Make the new key and return the PDF of the new slip."""
    checked = check_folder(folder)
    if checked.contest is None:
        raise FolderHasProblemsError(checked)
    if all(member.id != judge for member in checked.contest.panel.members):
        raise UnknownJudgeError(judge)
    moment = outside.clock()
    maker = KeyMaker(
        folder=folder / KEYS_FOLDER,
        contest=checked.contest,
        moment=moment,
        random_bytes=outside.random_bytes,
        cost=outside.cost,
    )
    keys = maker.reissue(judge, staff_code)
    path = folder / BUILT_FOLDER / f"ma-moi-{judge}-lan-{keys.roster.revision}.pdf"
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    content = code_slips.render(
        checked.contest, keys.new_codes, keys.roster.root_fingerprint, made_at=moment
    )
    write_atomically(path, content)
    return path
