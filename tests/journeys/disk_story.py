"""What a judge meets on a disk that is full or may not be written; run inside a mount of its own.

`python -m tests.journeys.disk_story SCENARIO FOLDER BUNDLE KEY CODE` prints one JSON object. FOLDER
is a small file system that nobody else sees, so its disk is really full and really read-only.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.errors import JudgeAppError
from judge_app.ui.wording import explain
from judge_app.workflows import finalise as finalising
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.open_bundle import OpenedBundle, open_bundle, unlock

JUDGE = JudgeId("GK01")
_BLOCK = bytes(4096)


def fill(folder: Path) -> Path:
    """Take all the room that is left, and return the file that holds it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while stream.write(_BLOCK):
                pass
        except OSError:
            pass
    return ballast


def session_in(opened: OpenedBundle, folder: Path) -> JudgingSession:
    return JudgingSession.open(opened, JUDGE, folder=folder, clock=laptop_clock)


def marked(session: JudgingSession) -> dict[str, str]:
    return {
        f"{assessment.entry}/{mark.criterion}": str(mark.value)
        for assessment in session.assessments()
        for mark in assessment.marks
    }


def mark_everything(session: JudgingSession) -> None:
    for code in session.order:
        for leaf in session.contest.rubric.leaves:
            session.set_mark(code, leaf.id, leaf.maximum)


def saving_on_a_full_disk(opened: OpenedBundle, folder: Path) -> dict[str, object]:
    session = session_in(opened, folder)
    cells = [(code, leaf.id) for code in session.order for leaf in session.contest.rubric.leaves]
    saved: dict[str, str] = {}
    said = ""
    ballast = fill(folder)
    for number in range(4000):
        code, leaf = cells[number % len(cells)]
        value = Decimal(number % 20)
        try:
            session.set_mark(code, leaf, value)
        except JudgeAppError as failure:
            said = f"{type(failure).__name__}: {explain(failure).what}"
            break
        saved[f"{code}/{leaf}"] = str(value)
    kept = marked(session)
    ballast.unlink()
    code, leaf = cells[0]
    session.set_mark(code, leaf, Decimal(20))
    session.close()
    again = session_in(opened, folder)
    after = marked(again)
    again.close()
    return {
        "said": said,
        "kept what was called saved": kept == saved,
        "saves again": after == {**saved, f"{code}/{leaf}": "20"},
    }


def exporting_to_a_full_disk(
    opened: OpenedBundle, folder: Path, key: Path, code: str
) -> dict[str, object]:
    session = session_in(opened, folder.parent / "home")
    mark_everything(session)
    sheet = finalising.finalise(session, reason="", clock=laptop_clock)
    opened_key = unlock(opened, JUDGE, key, code).key
    first = finalising.export(session, sheet, opened_key, folder).path
    before = first.read_bytes()
    ballast = fill(folder)
    said = ""
    try:
        finalising.export(session, sheet, opened_key, folder)
    except JudgeAppError as failure:
        said = f"{type(failure).__name__}: {explain(failure).what} {explain(failure).next_step}"
    left = sorted(path.name for path in folder.iterdir())
    ballast.unlink()
    again = finalising.export(session, sheet, opened_key, folder).path
    session.close()
    return {
        "said": said,
        "left": left,
        "old sheet whole": first.read_bytes() == before,
        "exports again": again.read_bytes() == before,
    }


def exporting_without_rights(
    opened: OpenedBundle, folder: Path, key: Path, code: str
) -> dict[str, object]:
    session = session_in(opened, folder.parent / "home")
    mark_everything(session)
    sheet = finalising.finalise(session, reason="", clock=laptop_clock)
    opened_key = unlock(opened, JUDGE, key, code).key
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    said = ""
    try:
        finalising.export(session, sheet, opened_key, folder)
    except JudgeAppError as failure:
        said = f"{type(failure).__name__}: {explain(failure).what} {explain(failure).next_step}"
    kept = len(session.final_sheets())
    session.close()
    return {"said": said, "left": [path.name for path in folder.iterdir()], "final sheets": kept}


def opening_work_without_rights(opened: OpenedBundle, folder: Path) -> dict[str, object]:
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    try:
        session_in(opened, folder)
    except JudgeAppError as failure:
        return {"said": f"{type(failure).__name__}: {explain(failure).what}"}
    return {"said": ""}


def main() -> None:
    scenario, folder, bundle, key, code = sys.argv[1:]
    opened = open_bundle(Path(bundle))
    room = Path(folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=True)
    stories: dict[str, Callable[[], dict[str, object]]] = {
        "saving": lambda: saving_on_a_full_disk(opened, room),
        "exporting": lambda: exporting_to_a_full_disk(opened, room, Path(key), code),
        "exporting read-only": lambda: exporting_without_rights(opened, room, Path(key), code),
        "opening read-only": lambda: opening_work_without_rights(opened, room),
    }
    print(json.dumps(stories[scenario](), ensure_ascii=False))


if __name__ == "__main__":
    main()
