"""Who competes and who judges, in sentences."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.explanation_words import Words
from judge_app.contest.judges_of_entries import judges_of_an_entry
from judge_app.contest.panel import Seat


def panel_sentences(contest: Contest, words: Words) -> Iterator[str]:
    """Yield the round, the categories, the units and the panel, as a rulebook begins."""
    if contest.round_name:
        yield words.say(f"Vòng thi: {contest.round_name}.", f"The round: {contest.round_name}.")
    if contest.categories:
        names = ", ".join(words.pick(c.name, c.name_en) for c in contest.categories)
        count = len(contest.categories)
        yield words.say(
            f"Có {count} bảng dự thi: {names}.",
            f"There {'is' if count == 1 else 'are'} {count} "
            f"{'category' if count == 1 else 'categories'}: {names}.",
        )
    if contest.units:
        yield words.say(
            f"Có {len(contest.units)} đơn vị dự thi.",
            f"{words.counted(len(contest.units), 'unit')} may submit entries.",
        )
    yield from _panel(contest, words)


def _panel(contest: Contest, words: Words) -> Iterator[str]:
    panel = contest.panel
    if panel.decision:
        yield words.say(
            f"Ban giám khảo lập theo {panel.decision}.",
            f"The panel was set up by {panel.decision}.",
        )
    count = len(panel.marking)
    if not count:
        return
    if panel.assignments:
        per_entry = judges_of_an_entry(contest)
        few, most = per_entry.fewest, per_entry.most
        share = str(most) if few == most else words.say(f"{few} đến {most}", f"{few} to {most}")
        yield words.say(
            f"Có {count} người chấm điểm; mỗi bài do {share} người chấm theo bảng phân công.",
            f"{words.counted(count, 'judge')} give marks; each entry has {share} by the assignment.",
        )
    else:
        yield words.say(
            f"Có {count} người chấm điểm; ai cũng chấm mọi bài.",
            f"{words.counted(count, 'judge')} mark every entry.",
        )
    for member in panel.members:
        if member.seat is Seat.CHAIR:
            yield (
                words.say(
                    f"{member.name} là trưởng ban và có chấm điểm.",
                    f"{member.name} is the chair and gives marks.",
                )
                if member.marks_entries
                else words.say(
                    f"{member.name} là trưởng ban và không chấm điểm.",
                    f"{member.name} is the chair and gives no marks.",
                )
            )
