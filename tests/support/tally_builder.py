"""Small contests and sheets for the tally's tests, written the way a marks table is."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from judge_app.contest.contest import Contest, Issuer
from judge_app.contest.entry import Category, Entry, EntryKind, Unit
from judge_app.contest.ids import (
    CategoryId,
    ContestId,
    CriterionId,
    EntryCode,
    JudgeId,
    Sha256Hex,
    UnitId,
)
from judge_app.contest.panel import Assignment, Judge, Panel, Seat
from judge_app.contest.rubric import Criterion, Rubric
from judge_app.contest.rules import AwardRules, CarriedFigure, PublicVote, ScoringRules
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet, Outcome
from judge_app.tally.ballots import Ballots

Cell = Mapping[str, str] | str | Outcome | None
"""Marks by criterion; one text for a rubric of one criterion; an outcome; None for nothing."""


def criterion(
    key: str,
    maximum: str = "100",
    step: str = "0.25",
    weight: str = "1",
    *,
    counts: bool = True,
    children: Sequence[Criterion] = (),
) -> Criterion:
    return Criterion(
        id=CriterionId(key),
        label=f"Tiêu chí {key}",
        maximum=Decimal(maximum),
        step=Decimal(step),
        weight=Decimal(weight),
        counts=counts,
        children=tuple(children),
    )


def judge(
    key: str, *, unit: str | None = None, conflicts: Sequence[str] = (), chair: bool = False
) -> Judge:
    return Judge(
        id=JudgeId(key),
        name=f"Giám khảo {key}",
        seat=Seat.CHAIR if chair else Seat.JUDGE,
        unit=None if unit is None else UnitId(unit),
        conflicts=tuple(map(EntryCode, conflicts)),
    )


def entry(
    code: str, category: str = "A", unit: str = "U1", kind: EntryKind = EntryKind.VIDEO
) -> Entry:
    return Entry(
        code=EntryCode(code),
        title=f"Bài {code}",
        kind=kind,
        category=CategoryId(category),
        unit=UnitId(unit),
    )


def contest(
    entries: Sequence[Entry | str],
    judges: Sequence[Judge | str],
    *,
    criteria: Sequence[Criterion] | None = None,
    scoring: ScoringRules | None = None,
    awards: AwardRules | None = None,
    assignments: Mapping[str, Sequence[str]] | None = None,
    votes: Mapping[str, int] | None = None,
    carried: Mapping[str, str] | None = None,
) -> Contest:
    made = tuple(e if isinstance(e, Entry) else entry(e) for e in entries)
    members = tuple(j if isinstance(j, Judge) else judge(j) for j in judges)
    return Contest(
        id=ContestId("thu"),
        name="Cuộc thi thử",
        issuer=Issuer(name="Hội"),
        rubric=Rubric(criteria=tuple(criteria or (criterion("1"),))),
        panel=Panel(
            members=members,
            assignments=tuple(
                Assignment(judge=JudgeId(key), entries=tuple(map(EntryCode, codes)))
                for key, codes in (assignments or {}).items()
            ),
        ),
        categories=tuple(
            Category(id=CategoryId(key), name=f"Bảng {key}")
            for key in sorted({e.category for e in made})
        ),
        units=tuple(Unit(id=UnitId(key), name=key) for key in sorted({e.unit for e in made})),
        entries=made,
        scoring=scoring or ScoringRules(),
        award_rules=awards or AwardRules(),
        votes=tuple(
            PublicVote(entry=EntryCode(code), votes=n) for code, n in (votes or {}).items()
        ),
        carried=tuple(
            CarriedFigure(entry=EntryCode(code), figure=Decimal(figure))
            for code, figure in (carried or {}).items()
        ),
    )


def sheet(
    of: Contest, judge_id: str, cells: Mapping[str, Cell], *, revision: int = 1
) -> FinalSheet:
    """Return a judge's sheet from the cell of each entry."""
    only = of.rubric.leaves[0].id
    return FinalSheet(
        contest=of.id,
        bundle=Sha256Hex("0" * 64),
        judge=JudgeId(judge_id),
        revision=revision,
        previous=None,
        reason="",
        finalised_at="2024-04-11T08:00:00+07:00",
        assessments=tuple(
            _assessment(code, cell, only) for code, cell in cells.items() if cell is not None
        ),
    )


def ballots(of: Contest, table: Mapping[str, Sequence[Cell]]) -> Ballots:
    """Return ballots from rows of cells, one row for each entry and a column for each judge."""
    sheets = []
    for column, member in enumerate(of.panel.marking):
        cells = {code: row[column] for code, row in table.items()}
        if any(cell is not None for cell in cells.values()):
            sheets.append(sheet(of, member.id, cells))
    return Ballots(contest=of, sheets=tuple(sheets))


def one_row(
    marks: str, scoring: ScoringRules | None = None, *, maximum: str = "100", step: str = "0.25"
) -> Ballots:
    """Return ballots of one entry with one criterion; `-` is a judge without a sheet."""
    texts = marks.split()
    judges = [f"GK{n:02d}" for n in range(1, len(texts) + 1)]
    of = contest(["SP-001"], judges, criteria=[criterion("1", maximum, step)], scoring=scoring)
    return ballots(of, {"SP-001": [None if text == "-" else text for text in texts]})


def _assessment(
    code: str, cell: Mapping[str, str] | str | Outcome, only: CriterionId
) -> Assessment:
    if isinstance(cell, Outcome):
        return Assessment(entry=EntryCode(code), outcome=cell, reason="lý do")
    marks = {only: cell} if isinstance(cell, str) else cell
    return Assessment(
        entry=EntryCode(code),
        marks=tuple(
            CriterionMark(criterion=CriterionId(key), value=Decimal(text))
            for key, text in marks.items()
        ),
    )
