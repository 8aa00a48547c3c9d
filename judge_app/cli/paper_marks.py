"""The marks of paper sheets as a result states them, line by line, to hold beside the paper."""

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Assessment, Outcome
from judge_app.documents.sheet import payload
from judge_app.vietnamese.numbers import comma
from judge_app.workflows.recount_result import Recount

_OUTCOMES = {
    Outcome.MARKED: ("", ""),
    Outcome.ABSTAINED: ("không cho điểm", "abstained"),
    Outcome.CONFLICTED: ("có liên quan", "conflict"),
    Outcome.COULD_NOT_OPEN: ("không mở được", "could not open"),
}


def paper_lines(found: Recount, lang: str) -> list[str]:
    """Return what the chair states of every sheet that was counted in the chair's word alone."""
    place = 1 if lang == "en" else 0
    contest = found.statement.contest
    lines = []
    for stated in found.statement.sheets:
        if stated.judge not in found.on_paper:
            continue
        sheet = payload.decode(stated.statement.encode())
        names = ", ".join(stated.typed_by)
        typed = (f"gõ và đối chiếu: {names}", f"typed and confirmed by: {names}")[place]
        by = f" ({typed})" if names else ""
        lines.append(f"{stated.judge} {contest.panel.member(stated.judge).name}{by}")
        leaves = " | ".join(
            (leaf.label_en if place else "") or leaf.label for leaf in contest.rubric.leaves
        )
        lines.append(f"  {('Mã số', 'Code')[place]} | {leaves}")
        lines += [f"  {_marks(contest, each, place)}" for each in sheet.assessments]
    return lines


def _marks(contest: Contest, assessment: Assessment, place: int) -> str:
    if assessment.outcome is not Outcome.MARKED:
        return f"{assessment.entry} | {_OUTCOMES[assessment.outcome][place]}"
    given = {mark.criterion: comma(mark.value) for mark in assessment.marks}
    return " | ".join(
        [assessment.entry, *(given.get(leaf.id, "-") for leaf in contest.rubric.leaves)]
    )
