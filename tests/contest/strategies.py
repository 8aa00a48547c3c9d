"""Random contests: well shaped, not always sensible; what a rules file must be able to hold."""

import unicodedata
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from judge_app.contest.contest import Contest, Issuer
from judge_app.contest.entry import Category, Unit
from judge_app.contest.panel import Assignment, Judge, Panel
from judge_app.contest.rubric import Criterion, Level, Rubric
from judge_app.contest.rules import (
    Award,
    AwardRules,
    CarriedFigure,
    Dropping,
    IntakeRules,
    LadderBand,
    Part,
    PublicVote,
    RoundingStages,
    ScoringRules,
    TieBreak,
)
from judge_app.vietnamese.number_words import Four, NumberReading, Thousand, ZeroTens

texts = st.text(max_size=12).map(lambda text: unicodedata.normalize("NFC", text).strip())
amounts = st.decimals(-1000, 1000, places=3).map(lambda value: value + Decimal(0))
counts = st.integers(0, 10**6)


def _tuples(items: SearchStrategy[Any], most: int = 3) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


_levels = st.builds(Level, minimum=amounts, text=texts, text_en=texts)


def _criteria(depth: int) -> SearchStrategy[Criterion]:
    children = _tuples(_criteria(depth - 1)) if depth else st.just(())
    return st.builds(
        Criterion,
        id=texts,
        label=texts,
        label_en=texts,
        maximum=amounts,
        step=amounts,
        weight=amounts,
        note_below=st.none() | amounts,
        note_above=st.none() | amounts,
        levels=_tuples(_levels),
        children=children,
    )


_scoring = st.builds(
    ScoringRules,
    rounding=st.builds(
        RoundingStages,
        criterion=st.none() | counts,
        weighted=st.none() | counts,
        judge_total=st.none() | counts,
        entry=st.none() | counts,
    ),
    dropping=st.builds(Dropping, highest=counts, lowest=counts),
    minimum_valid_marks=counts,
    void_beyond=st.none() | amounts,
    ladder=_tuples(st.builds(LadderBand, up_to=st.none() | amounts)),
    tie_breaks=_tuples(st.builds(TieBreak, criterion=st.none() | texts)),
    parts=_tuples(
        st.builds(
            Part,
            id=texts,
            label=texts,
            label_en=texts,
            maximum=amounts,
            decimals=st.none() | counts,
        )
    ),
)
_awards = st.builds(
    Award,
    id=texts,
    label=texts,
    label_en=texts,
    count=st.none() | counts,
    minimum=st.none() | amounts,
    below=st.none() | amounts,
    category=st.none() | texts,
    criterion=st.none() | texts,
)
_members = st.builds(
    Judge,
    id=texts,
    name=texts,
    position=texts,
    unit=st.none() | texts,
    conflicts=_tuples(texts),
)

contests: SearchStrategy[Contest] = st.builds(
    Contest,
    id=texts,
    name=texts,
    name_en=texts,
    round_name=texts,
    issuer=st.builds(Issuer, name=texts, parent=texts, place=texts, abbreviation=texts),
    rubric=st.builds(Rubric, criteria=_tuples(_criteria(2))),
    panel=st.builds(
        Panel,
        members=_tuples(_members),
        decision=texts,
        assignments=_tuples(st.builds(Assignment, judge=texts, entries=_tuples(texts))),
    ),
    categories=_tuples(st.builds(Category, id=texts, name=texts, name_en=texts)),
    units=_tuples(st.builds(Unit, id=texts, name=texts, order=counts)),
    entries=st.just(()),
    scoring=_scoring,
    award_rules=st.builds(
        AwardRules,
        awards=_tuples(_awards),
        share_cap=st.none() | amounts,
        advance=counts,
        advance_minimum=st.none() | amounts,
    ),
    intake=st.builds(
        IntakeRules,
        deadline=texts,
        minimum_entries_per_unit=counts,
        maximum_file_bytes=st.none() | counts,
        maximum_video_seconds=st.none() | counts,
    ),
    votes=_tuples(st.builds(PublicVote, entry=texts, votes=counts)),
    carried=_tuples(st.builds(CarriedFigure, entry=texts, figure=amounts)),
    document_profile=texts,
    number_reading=st.builds(
        NumberReading,
        four=st.sampled_from(Four),
        zero_tens=st.sampled_from(ZeroTens),
        thousand=st.sampled_from(Thousand),
    ),
)
