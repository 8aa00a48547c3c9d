"""What a judge's correction changes, as lines."""

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import SignedSheet
from judge_app.workflows.difference_sentences import DifferenceSentences
from judge_app.workflows.import_sheets import PlannedFile
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.sheet_differences import SheetComparison, compare


def correction_lines(file: PlannedFile, words: DifferenceSentences) -> list[str]:
    """Return what taking a file would change of the judge's sheet that is there."""
    if file.before is None or not isinstance(file.signed, SignedSheet):
        return []
    return comparison_lines(compare(words.contest, file.before, file.signed.sheet), words)


def held_difference_lines(
    desk: PanelDesk, judge: JudgeId, revision: int | None, lang: str
) -> list[str]:
    """Return what a correction that is there changed of the sheet before it."""
    own = sorted(
        (held.sheet for held in desk.state.held if held.sheet.judge == judge),
        key=lambda sheet: sheet.revision,
    )
    wanted = [place for place, sheet in enumerate(own) if sheet.revision == revision]
    place = wanted[-1] if wanted else len(own) - 1
    if place < 1 or (revision is not None and not wanted):
        return [
            f"There are no two sheets of {judge} to compare."
            if lang == "en"
            else f"Chưa có hai phiếu của {judge} để so."
        ]
    words = DifferenceSentences(desk.contest, lang)
    return comparison_lines(compare(desk.contest, own[place - 1], own[place]), words)


def comparison_lines(found: SheetComparison, words: DifferenceSentences) -> list[str]:
    """Return two sheets beside each other: reason, marks, totals, remarks."""
    english = words.lang == "en"
    reason = "Reason" if english else "Lý do"
    total, remark = ("Total", "Remarks") if english else ("Tổng", "Nhận xét")
    numbers = f"{found.before.revision} → {found.after.revision}"
    lines = [f"{found.judge} {numbers}. {reason}: {found.after.reason}"]
    lines += [words.line(difference) for difference in found.marks]
    for changed in found.totals:
        before, after = words.value(changed.before), words.value(changed.after)
        lines.append(f"{changed.entry}\t{total}\t{before} → {after}")
    for said in found.remarks:
        lines.append(f"{said.entry}\t{remark}\t“{said.before}” → “{said.after}”")
    return lines


def judge_of(file: PlannedFile) -> JudgeId:
    """Return whose sheet a file that would be taken is."""
    if file.signed is None:
        raise AssertionError(file.path)
    return file.signed.head.judge


def left_correction_line(judge: JudgeId, lang: str) -> str:
    """Say that a correction was not taken, and how it is."""
    if lang == "en":
        return (
            f"NOT taken: the correction of {judge}. The earlier sheet counts. To take it, compare "
            f"it with {judge} and repeat with --correction {judge}."
        )
    return (
        f"CHƯA nhận bản sửa của {judge}. Phiếu trước vẫn được tính. Muốn nhận: đối chiếu với "
        f"{judge}, rồi chạy lại với --correction {judge}."
    )
