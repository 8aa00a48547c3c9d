"""Random rule sets and panels for the tally's property tests."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from judge_app.contest.contest import Contest
from judge_app.contest.entry import EntryKind
from judge_app.contest.ids import AwardId, CategoryId, CriterionId, JudgeId
from judge_app.contest.rubric import Criterion
from judge_app.contest.rules import (
    AggregateBy,
    Award,
    AwardRules,
    Dropping,
    LadderAction,
    LadderBand,
    Method,
    Part,
    PartSource,
    RoundingStages,
    ScoringRules,
    SharedPrizes,
    TieBreak,
    TieBreakKind,
)
from judge_app.contest.scoresheet import Outcome
from judge_app.tally.ballots import FIGURE_METHODS, Ballots, PanelVote, Settlement
from tests.support.tally_builder import Cell, contest, criterion, entry, judge, sheet

DECIMALS = st.sampled_from([None, 0, 1, 2])


def rubrics() -> st.SearchStrategy[tuple[Criterion, ...]]:
    weights = st.sampled_from(["1", "2", "0.5", "1.6", "0.333"])
    leaf = st.builds(
        lambda n, w, c: (n, w, c), st.sampled_from(["4", "10"]), weights, st.booleans()
    )

    def build(leaves: list[tuple[str, str, bool]]) -> tuple[Criterion, ...]:
        made = [
            criterion(f"1.{i}", n, "0.5", w, counts=c or i == 0)
            for i, (n, w, c) in enumerate(leaves)
        ]
        if len(made) == 4:
            inner = criterion("2", "100", children=made[2:])
            return (criterion("1", "100", children=[*made[:2], inner]),)
        return (criterion("1", "100", children=made[:2]), *made[2:])

    return st.lists(leaf, min_size=2, max_size=4).map(build)


_PLAIN_TIES = [kind for kind in TieBreakKind if kind is not TieBreakKind.CRITERION]
TIE_BREAKS = st.lists(
    st.one_of(
        st.sampled_from([TieBreak(kind=k) for k in (*_PLAIN_TIES, TieBreakKind.UNROUNDED)]),
        st.sampled_from(["1", "1.0", "1.1", "1.2", "2", "nowhere"]).map(
            lambda key: TieBreak(kind=TieBreakKind.CRITERION, criterion=CriterionId(key))
        ),
    ),
    min_size=1,
    max_size=4,
)


LADDERS = st.tuples(
    st.lists(st.sampled_from(list(LadderAction)), max_size=4), st.sampled_from(["0.5", "1", "2"])
).map(
    lambda drawn: tuple(
        LadderBand(
            up_to=None if place == len(drawn[0]) else Decimal(drawn[1]) * place, action=action
        )
        for place, action in enumerate(drawn[0], start=1)
    )
)


@st.composite
def scoring_rules(draw: st.DrawFn, methods: tuple[Method, ...] = tuple(Method)) -> ScoringRules:
    method = draw(st.sampled_from(methods))
    parts: tuple[Part, ...] = ()
    if method in FIGURE_METHODS and draw(st.integers(0, 3)) == 0:
        parts = tuple(
            Part(
                id=source.value,
                label=source.value,
                source=source,
                maximum=Decimal(draw(st.sampled_from(["20", "70"]))),
                decimals=draw(DECIMALS),
            )
            for source in draw(st.lists(st.sampled_from(list(PartSource)), min_size=1, unique=True))
        )
    return ScoringRules(
        method=method,
        aggregate_by=draw(st.sampled_from(list(AggregateBy))),
        rounding=RoundingStages(
            criterion=draw(DECIMALS),
            weighted=draw(DECIMALS),
            judge_total=draw(DECIMALS),
            entry=draw(st.sampled_from([None, 0, 0, 1, 2])),
        ),
        dropping=Dropping(highest=draw(st.integers(0, 2)), lowest=draw(st.integers(0, 2))),
        minimum_valid_marks=draw(st.integers(1, 3)),
        void_beyond=draw(st.sampled_from([None, None, Decimal(1), Decimal("2.5")])),
        own_unit_excluded=draw(st.booleans()),
        ladder=draw(LADDERS),
        tie_breaks=tuple(draw(TIE_BREAKS)) if draw(st.integers(0, 5)) else (),
        parts=parts,
    )


@st.composite
def award_rules(draw: st.DrawFn) -> AwardRules:
    def award(place: int) -> Award:
        special = draw(st.integers(0, 3)) == 0
        return Award(
            id=AwardId(f"G{place}"),
            label=f"Giải {place}",
            count=draw(st.sampled_from([None, 0, 1, 1, 2, 3])),
            minimum=draw(st.sampled_from([None, None, Decimal(5), Decimal(12)])),
            below=draw(st.sampled_from([None, None, None, Decimal(14)])),
            category=draw(st.sampled_from([None, None, None, CategoryId("A")])),
            kinds=draw(st.sampled_from([(), (), (EntryKind.VIDEO,)])),
            special=special,
            criterion=draw(st.sampled_from([None, CriterionId("1.1"), CriterionId("1")]))
            if special
            else None,
        )

    return AwardRules(
        awards=tuple(award(n) for n in range(draw(st.integers(0, 4)))),
        one_per_entry=draw(st.booleans()),
        share_cap=draw(st.sampled_from([None, None, Decimal("0.5"), Decimal("0.34")])),
        shared_prizes=draw(st.sampled_from([*SharedPrizes, SharedPrizes.WITHHOLD])),
        per_category=draw(st.booleans()),
        advance=draw(st.integers(0, 3)),
        advance_minimum=draw(st.sampled_from([None, Decimal(8)])),
    )


@st.composite
def contests(draw: st.DrawFn, scoring: st.SearchStrategy[ScoringRules]) -> Contest:
    codes = [f"SP-{n:03d}" for n in range(1, draw(st.integers(1, 7)) + 1)]
    entries = [
        entry(
            code,
            draw(st.sampled_from("AAB")),
            draw(st.sampled_from(["U1", "U2", "U3"])),
            draw(st.sampled_from([EntryKind.VIDEO, EntryKind.SLIDES])),
        )
        for code in codes
    ]
    judges = [
        judge(
            f"GK{n:02d}",
            unit=draw(st.sampled_from([None, None, "U1"])),
            conflicts=draw(st.lists(st.sampled_from(codes), max_size=1)),
            chair=n == 1,
        )
        for n in range(1, draw(st.integers(1, 6)) + 1)
    ]
    assignments = None
    if draw(st.integers(0, 4)) == 0:
        assignments = {
            str(j.id): draw(st.lists(st.sampled_from(codes), unique=True)) for j in judges
        }
    part = st.lists(st.sampled_from(codes), unique=True)
    return contest(
        entries,
        judges,
        criteria=draw(rubrics()),
        scoring=draw(scoring),
        awards=draw(award_rules()),
        assignments=assignments,
        votes={code: draw(st.integers(0, 50)) for code in draw(part)},
        carried={code: draw(st.sampled_from(["7.25", "9"])) for code in draw(part)},
    )


@st.composite
def random_ballots(
    draw: st.DrawFn, methods: tuple[Method, ...] = tuple(Method), *, whole: bool = False
) -> Ballots:
    """Return ballots with few distinct marks, so that ties are common.

    Without `whole`, marks, sheets and outcomes are missing here and there, some sheets are
    superseded, and something is settled and voted. The table comes from a drawn seed, which is
    much quicker than drawing every mark.
    """
    of = draw(contests(scoring_rules(methods)))
    chance = Random(draw(st.integers(0, 10**9)))
    marks = chance.choice((_MARKS, _FEW_MARKS))
    sheets = []
    for member in of.panel.marking:
        if not whole and chance.random() < 0.1:
            continue
        for revision in (1, 2) if not whole and chance.random() < 0.2 else (1,):
            cells = {str(e.code): _cell(chance, of, marks, whole=whole) for e in of.entries}
            sheets.append(sheet(of, member.id, cells, revision=revision))
    chance.shuffle(sheets)
    if whole:
        return Ballots(contest=of, sheets=tuple(sheets))
    voted = [e.code for e in of.entries if chance.random() < 0.7]
    return Ballots(
        contest=of,
        sheets=tuple(sheets),
        settlements=tuple(_settlement(chance, of) for _ in range(chance.randrange(3))),
        panel_votes=tuple(PanelVote(entry=code, votes=chance.randrange(4)) for code in voted),
    )


_MARKS = ("1", "2.5", "3", "3", "4")
_FEW_MARKS = ("3", "3", "3", "4")


def _cell(chance: Random, of: Contest, marks: Sequence[str], *, whole: bool) -> Cell:
    luck = 1.0 if whole else chance.random()
    if luck < 0.05:
        return None
    if luck < 0.1:
        return chance.choice([o for o in Outcome if o is not Outcome.MARKED])
    return {
        str(leaf.id): chance.choice(marks)
        for leaf in of.rubric.leaves
        if whole or chance.random() > 0.05
    }


def _settlement(chance: Random, of: Contest) -> Settlement:
    ranking = of.scoring.method not in FIGURE_METHODS
    actions = [LadderAction.ACCEPT, LadderAction.CONFER] if ranking else list(LadderAction)
    marks = [of.rubric.maximum / 2, of.rubric.maximum]
    return Settlement(
        entry=chance.choice(of.entries).code,
        action=chance.choice(actions),
        words="Biên bản",
        figure=None if ranking else chance.choice([None, *marks]),
        third_judge=JudgeId("GK99"),
        third_total=chance.choice(marks),
    )
