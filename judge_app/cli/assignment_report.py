"""Says how the entries were shared out, or why they cannot be."""

from collections.abc import Iterator

from judge_app.tally.assignment import AssignmentPlan, Impossible
from judge_app.workflows.assign_judges import JudgeChange


def plan_lines(plan: AssignmentPlan, lang: str) -> Iterator[str]:
    """Yield each judge's load, how even the plan is, and how much of an earlier one changed."""
    english = lang == "en"
    for judge, load in plan.loads.items():
        yield f"{judge}: {load} entries" if english else f"{judge}: {load} bài"
    yield (
        f"Loads differ by {plan.load_spread}, meetings of two judges by {plan.pair_spread}."
        if english
        else f"Số bài lệch nhau {plan.load_spread}, số lần hai người cùng chấm lệch {plan.pair_spread}."
    )
    yield (
        f"{plan.changed} assignments changed; the rest stayed."
        if english
        else f"Đã đổi {plan.changed} lượt phân công; còn lại giữ nguyên."
    )


def change_lines(changes: tuple[JudgeChange, ...], lang: str) -> Iterator[str]:
    """Yield what each judge gets and gives up."""
    gets, gives = ("gets", "gives up") if lang == "en" else ("nhận", "thôi")
    for change in changes:
        told = [
            f"{word} {', '.join(entries)}"
            for word, entries in ((gets, change.gains), (gives, change.losses))
            if entries
        ]
        yield f"  {change.judge}: {'; '.join(told)}"


def impossible_lines(found: tuple[Impossible, ...], lang: str) -> Iterator[str]:
    """Yield each entry that cannot get enough judges, with who is barred and what to do."""
    for each in found:
        barred = ", ".join(each.barred)
        if lang == "en":
            yield (
                f"{each.entry}: needs {each.wanted} judges, but only {len(each.allowed)} may mark it "
                f"(barred by unit or conflict: {barred}). Add a judge or ask for fewer."
            )
        else:
            yield (
                f"{each.entry}: cần {each.wanted} giám khảo nhưng chỉ {len(each.allowed)} người được "
                f"chấm (vướng đơn vị hoặc xung đột: {barred}). Thêm giám khảo hoặc giảm số người."
            )
