"""Gives a judge who lost the slip a new key and a new code; the old key dies with the next build."""

from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId
from judge_app.documents.keys import code_slips
from judge_app.file_errors import explained
from judge_app.workflows.build_bundle import Building
from judge_app.workflows.key_desk import key_maker
from judge_app.workflows.new_contest import SLIPS_FOLDER


def reissue_key(folder: Path, judge: JudgeId, outside: Building, staff_code: str | None) -> Path:
    """Make the new key and return the PDF of the new slip.

    Raises:
        FolderHasProblemsError: the contest's rules cannot be read.
        UnknownJudgeError: the panel has no such member.
        StaffCodeNeededError, WrongCodeError: the root key stays shut.
    """
    maker = key_maker(folder, outside, judge)
    keys = maker.reissue(judge, staff_code)
    path = folder / SLIPS_FOLDER / f"ma-moi-{judge}-lan-{keys.roster.revision}.pdf"
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    content = code_slips.render(
        maker.contest,
        keys.new_codes,
        keys.roster.root_fingerprint,
        made_at=maker.moment,
        with_qr=outside.qr_on_slips,
    )
    write_atomically(path, content)
    return path
