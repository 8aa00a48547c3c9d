"""Papers that staff print beside the bundle: register of sticks, paper kit, list of codes.

They go into `papers/`, never into `built/`, which is copied onto the sticks.
"""

from enum import StrEnum
from pathlib import Path
from typing import assert_never

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId
from judge_app.documents.handout import blank_sheets, entry_list
from judge_app.documents.handout import handover_register as register
from judge_app.documents.keys.key_answer import ANSWER_SUFFIX
from judge_app.documents.keys.keys import fingerprint_groups
from judge_app.documents.sheet.payload import check_code
from judge_app.errors import JudgeAppError
from judge_app.file_errors import explained
from judge_app.workflows.new_contest import BUILT_FOLDER
from judge_app.workflows.open_bundle import OpenedBundle, find_key_files, open_bundle

PAPERS_FOLDER = "papers"


class StaffPaper(StrEnum):
    """A paper; the value is its name on the command line."""

    REGISTER = "register"
    BLANK_SHEETS = "blank-sheets"
    ENTRY_LIST = "entry-list"


FILE_NAMES = {
    StaffPaper.REGISTER: "so-giao-nhan-usb.pdf",
    StaffPaper.BLANK_SHEETS: "phieu-giay-du-phong.pdf",
    StaffPaper.ENTRY_LIST: "danh-sach-ma-so.pdf",
}


class BundleNotBuiltError(JudgeAppError):
    """The contest folder has no bundle yet; papers follow what the bundle has frozen."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


def built_bundle(folder: Path) -> Path | None:
    """Return the newest bundle of a contest folder, None before the first build."""
    with explained(folder):
        found = sorted((folder / BUILT_FOLDER).glob("*.judgebundle"))
        return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)


def print_paper(folder: Path, paper: StaffPaper, target: Path | None = None) -> Path:
    """Write a paper of the built bundle, the same bytes for the same bundle; return its path.

    Raises:
        BundleNotBuiltError: nothing is built yet.
    """
    bundle = built_bundle(folder)
    if bundle is None:
        raise BundleNotBuiltError(folder)
    opened = open_bundle(bundle)
    try:
        content = _drawn(opened, paper)
    finally:
        opened.reader.close()
    path = target or folder / PAPERS_FOLDER / FILE_NAMES[paper]
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content)
    return path


def _drawn(opened: OpenedBundle, paper: StaffPaper) -> bytes:
    match paper:
        case StaffPaper.REGISTER:
            return register.render(_handed(opened))
        case StaffPaper.BLANK_SHEETS:
            return blank_sheets.render(opened.contest, opened.moment)
        case StaffPaper.ENTRY_LIST:
            return entry_list.render(opened.contest, opened.moment)
        case _:
            assert_never(paper)


def _handed(opened: OpenedBundle) -> register.HandedBundle:
    with explained(opened.path):
        size = opened.path.stat().st_size
    keys = {holder: path.name for holder, path in find_key_files(opened).items()}
    beside = opened.path.parent
    with explained(beside):
        answers = {JudgeId(path.stem): path.name for path in beside.glob(f"*{ANSWER_SUFFIX}")}
    return register.HandedBundle(
        contest=opened.contest,
        bundle=opened.path.name,
        size=size,
        check_code=check_code(opened.bundle_sha256),
        root_fingerprint=fingerprint_groups(opened.roster.root_fingerprint),
        files=tuple(sorted((keys | answers).items())),
        with_slip=frozenset(keys) - frozenset(answers),
        made_at=opened.moment,
    )
