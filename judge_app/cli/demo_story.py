"""The whole story of a contest without a screen: from the folder to the printed result.

Everything goes through the same workflows as the window's. Marks are made up, the same each time.
"""

import os
import random
import shutil
from decimal import Decimal
from pathlib import Path

import click

from judge_app.atomic_file import write_atomically
from judge_app.cli.chair import print_result
from judge_app.contest.ids import JudgeId
from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import LadderAction
from judge_app.contest.scoresheet import Note, Outcome, Place
from judge_app.file_errors import explained
from judge_app.tally.ballots import Settlement
from judge_app.workflows import finalise as finalising
from judge_app.workflows.build_bundle import Building, BuiltBundle, build
from judge_app.workflows.check_contest import check_folder
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.judging_progress import EntryState
from judge_app.workflows.ledger_contents import MeetingHeld
from judge_app.workflows.make_sample import make_sample
from judge_app.workflows.mark_entry import JudgingSession
from judge_app.workflows.new_contest import FolderNotEmptyError
from judge_app.workflows.open_bundle import OpenedBundle, find_key_files, open_bundle, unlock
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.publish import publish

_CODES = "codes.txt"
_DAMAGED = "SP-005"
_LIKED = {"SP-001": 92, "SP-006": 90, "SP-008": 91, "SP-003": 88, "SP-011": 87, "SP-013": 84}


def tell_story(output: Path, lang: str) -> None:
    """Walk from an empty folder to the published result, saying at each step what was made."""
    with explained(output):
        if output.exists() and any(output.iterdir()):
            if not (output / _CODES).exists():
                raise FolderNotEmptyError(output)  # never take away what the demo did not make
            shutil.rmtree(output)
        output.mkdir(parents=True, exist_ok=True)
    built = build_sample(output, lang)
    opened = open_bundle(built.bundle)
    sheets = output / "usb"
    sheets.mkdir()
    for judge in opened.contest.panel.marking:
        _judge(opened, judge.id, built.codes[judge.id], output, sheets, lang)
    _chair(opened, built, output, sheets, lang)


def build_sample(output: Path, lang: str) -> BuiltBundle:
    """Make the sample contest and its bundle; the codes are kept beside, for the demo alone."""
    folder = output / "contest"
    make_sample(folder)
    _say(lang, f"Cuộc thi mẫu: {folder}", f"Sample contest: {folder}")
    found = check_folder(folder)
    count = len(found.contest.entries) if found.contest is not None else 0
    _say(
        lang,
        f"Kiểm tra: {count} bài, {len(found.problems)} lưu ý",
        f"Checked: {count} entries, {len(found.problems)} warnings",
    )
    built = build(folder, Building(clock=laptop_clock, random_bytes=os.urandom))
    _say(lang, f"Gói bài thi: {built.bundle}", f"Bundle: {built.bundle}")
    _say(lang, f"Thẻ mã: {built.slips}", f"Code slips: {built.slips}")
    codes = "".join(f"{judge} {code}\n" for judge, code in built.codes.items())
    write_atomically(output / _CODES, codes.encode())
    return built


def _judge(
    opened: OpenedBundle, judge: JudgeId, code: str, output: Path, sheets: Path, lang: str
) -> None:
    session = JudgingSession.open(opened, judge, folder=output / "home", clock=laptop_clock)
    try:
        _mark_all(session)
        sheet = finalising.finalise(session, reason="", clock=laptop_clock)
        key = unlock(opened, judge, find_key_files(opened)[judge], code)
        done = finalising.export(session, sheet, key, sheets)
    finally:
        session.close()
    _say(
        lang,
        f"{judge} chấm {len(sheet.assessments)} bài, xuất {done.path} (mã {done.check_code})",
        f"{judge} marked {len(sheet.assessments)} entries: {done.path} (code {done.check_code})",
    )


def _mark_all(session: JudgingSession) -> None:
    chance = random.Random(f"marks of {session.judge.id}")  # noqa: S311 - a made-up contest
    for code in sorted(session.order):
        if session.summary().standing(code).state is EntryState.CONFLICTED:
            continue
        if code == _DAMAGED and chance.random() < 0.4:
            session.set_outcome(code, Outcome.COULD_NOT_OPEN, "Video dừng giữa chừng.")
            continue
        aim = _LIKED.get(code, 74) + chance.randrange(-5, 6)
        for leaf in session.contest.rubric.leaves:
            session.set_mark(code, leaf.id, _mark_near(leaf, aim, chance))
        if code == "SP-001":
            place = Place(file="ngay-hoi-chuyen-doi-so.mp4", milliseconds=4_000)
            text = "Hình ảnh sinh động, lời bình rõ."
            session.put_note(code, Note(id=f"{session.judge.id}-1", text=text, place=place))


def _mark_near(leaf: Criterion, aim: int, chance: random.Random) -> Decimal:
    exact = leaf.maximum * Decimal(aim + chance.randrange(-3, 4)) / 100
    steps = (exact / leaf.step).to_integral_value()
    return max(Decimal(0), min(leaf.maximum, steps * leaf.step))


def _chair(opened: OpenedBundle, built: BuiltBundle, output: Path, sheets: Path, lang: str) -> None:
    desk = PanelDesk.open(opened, folder=output / "home", clock=laptop_clock)
    try:
        plan = desk.dry_run([sheets])
        desk.take(plan)
        taken, refused = len(plan.would_take), len(plan.would_refuse)
        _say(
            lang,
            f"Nhận {taken} phiếu, không nhận {refused}",
            f"Took {taken} sheets, refused {refused}",
        )
        _settle_all(desk)
        desk.hold_meeting(
            MeetingHeld(number="01", place="Hội trường Hội LHPN tỉnh Mẫu", began="8 giờ 00")
        )
        desk.freeze(despite_open_matters=True)
        chair = opened.contest.panel.chair
        key = None
        if chair is not None:
            path = find_key_files(opened)[chair.id]
            key = unlock(opened, chair.id, path, built.codes[chair.id])
        published = publish(desk, output, laptop_clock(), chair=key)
        count = len(published.documents)
        _say(
            lang,
            f"Bộ kết quả ({count} tài liệu): {published.folder}",
            f"Result set ({count} documents): {published.folder}",
        )
        print_result(desk, lang)
    finally:
        desk.close()


def _settle_all(desk: PanelDesk) -> None:
    for code in desk.result().open_discrepancies:
        desk.settle(
            Settlement(
                entry=code,
                action=LadderAction.CONFER,
                words="Các giám khảo hội ý, giữ nguyên điểm.",
                settled_at=laptop_clock().isoformat(timespec="seconds"),
            )
        )


def _say(lang: str, vietnamese: str, english: str) -> None:
    click.echo(english if lang == "en" else vietnamese)
