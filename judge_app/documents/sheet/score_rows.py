"""A judge's marks as the words and figures that are printed, before any drawing."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Entry
from judge_app.contest.ids import EntryCode
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, Audience, FinalSheet, Note, Outcome
from judge_app.contest.totals import total
from judge_app.vietnamese.number_words import NumberReading, score_words
from judge_app.vietnamese.numbers import comma

NOT_MARKED = "-"
_LONG_REASON = 120
"""Reasons of more letters are repeated among the remarks, where there is room for all of them."""

OUTCOME_WORDS = {
    Outcome.ABSTAINED: "Không cho điểm",
    Outcome.CONFLICTED: "Xung đột lợi ích",
    Outcome.COULD_NOT_OPEN: "Không mở được bài",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One entry's line. `state` is empty for a marked entry and says why there are no marks else."""

    number: int
    code: EntryCode
    title: str
    marks: tuple[str, ...]
    total: str
    words: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What the judge wrote about one entry, as one paragraph a text."""

    code: EntryCode
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCounts:
    """How many entries were given to a judge, and what became of them."""

    assigned: int
    marked: int
    states: tuple[tuple[str, int], ...]


def score_rows(contest: Contest, sheet: FinalSheet) -> tuple[ScoreRow, ...]:
    """Return one row for each entry of the sheet, by code."""
    decimals, leaves = total_decimals(contest), contest.rubric.leaves
    entries = {entry.code: entry for entry in contest.entries}
    ordered = sorted(sheet.assessments, key=lambda assessment: assessment.entry)
    rows = []
    for number, assessment in enumerate(ordered, 1):
        entry = entries[assessment.entry]
        if assessment.outcome is not Outcome.MARKED:
            rows.append(_unmarked_row(number, entry, assessment))
            continue
        given = {mark.criterion: mark.value for mark in assessment.marks}
        marks = tuple(_figure(given.get(leaf.id)) for leaf in leaves)
        figure = _printed(contest, assessment, decimals)
        total_text = NOT_MARKED if figure is None else comma(figure, decimals)
        rows.append(_row(number, entry, marks, total_text, _words(contest, figure)))
    return tuple(rows)


def remarks(contest: Contest, sheet: FinalSheet) -> tuple[Remark, ...]:
    """Return comments and notes by entry; private notes are left out."""
    ordered = sorted(sheet.assessments, key=lambda assessment: assessment.entry)
    found = (
        Remark(
            code=assessment.entry,
            title=contest.entry(assessment.entry).title,
            texts=tuple(_texts(assessment)),
        )
        for assessment in ordered
    )
    return tuple(remark for remark in found if remark.texts)


def counts(sheet: FinalSheet) -> SheetCounts:
    """Return how many entries were marked, and how many not, by reason."""
    outcomes = [assessment.outcome for assessment in sheet.assessments]
    return SheetCounts(
        assigned=len(outcomes),
        marked=outcomes.count(Outcome.MARKED),
        states=tuple(
            (words, outcomes.count(outcome))
            for outcome, words in OUTCOME_WORDS.items()
            if outcome in outcomes
        ),
    )


def total_decimals(contest: Contest) -> int:
    """Return how many decimals a total of this rubric can have."""
    rounded = contest.scoring.rounding.judge_total
    if rounded is not None:
        return rounded
    steps = (leaf.step * leaf.weight for leaf in contest.rubric.leaves if leaf.counts)
    return max((_decimals(step) for step in steps), default=0)


def printed_total(contest: Contest, assessment: Assessment) -> Decimal | None:
    """Return a judge's total as printed: rounded where the rules round it."""
    return _printed(contest, assessment, total_decimals(contest))


def _printed(contest: Contest, assessment: Assessment, decimals: int) -> Decimal | None:
    exact = total(contest.rubric, assessment)
    if exact is None:
        return None
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def judge_line(contest: Contest, judge: Judge) -> str:
    """Return a panel member's position and unit, as far as they are known."""
    unit = contest.unit(judge.unit).name if judge.unit is not None else ""
    return ", ".join(part for part in (judge.position, unit) if part)


def _words(contest: Contest, figure: Decimal | None) -> str:
    return "" if figure is None else _in_words(figure, contest.number_reading)


@lru_cache(maxsize=4096)
def _in_words(figure: Decimal, reading: NumberReading) -> str:
    return _sentence(score_words(figure, reading))


def _row(
    number: int, entry: Entry, marks: tuple[str, ...], total_text: str, words: str
) -> ScoreRow:
    return ScoreRow(
        number=number,
        code=entry.code,
        title=entry.title,
        marks=marks,
        total=total_text,
        words=words,
        state="",
    )


def _unmarked_row(number: int, entry: Entry, assessment: Assessment) -> ScoreRow:
    words = OUTCOME_WORDS[assessment.outcome]
    return ScoreRow(
        number=number,
        code=entry.code,
        title=entry.title,
        marks=(),
        total=NOT_MARKED,
        words="",
        state=f"{words}: {assessment.reason}" if assessment.reason else words,
    )


def _texts(assessment: Assessment) -> list[str]:
    texts = [assessment.reason] if len(assessment.reason) > _LONG_REASON else []
    texts += [assessment.comment] if assessment.comment else []
    shown = (note for note in assessment.notes if note.audience is not Audience.PRIVATE)
    return texts + [_note_text(note) for note in sorted(shown, key=lambda note: note.id)]


def _note_text(note: Note) -> str:
    where = [] if note.criterion is None else [f"tiêu chí {note.criterion}"]
    if note.place is not None:
        if note.place.file:
            where.append(note.place.file)
        if note.place.milliseconds is not None:
            seconds = note.place.milliseconds // 1000
            where.append(f"phút {seconds // 60:02d}:{seconds % 60:02d}")
        if note.place.page is not None:
            where.append(f"trang {note.place.page}")
    return f"{note.text} ({', '.join(where)})" if where else note.text


@lru_cache(maxsize=4096)
def _figure(mark: Decimal | None) -> str:
    return NOT_MARKED if mark is None else comma(mark)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
