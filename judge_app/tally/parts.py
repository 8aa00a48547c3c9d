"""Parts of the final figure: the jury, public votes, and what an earlier round carried over."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.contest.rules import Part, PartSource
from judge_app.tally.panel_figure import NotRanked
from judge_app.tally.rounding import half_up


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFigure:
    """One addend of an entry's figure; `figure` is None where its source is missing."""

    part: str
    source: PartSource
    raw: Fraction | None
    """The jury's figure, the number of votes, the carried figure."""
    figure: Fraction | None
    """Scaled and rounded: what is added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSources:
    """Votes and carried figures by entry."""

    votes: Mapping[EntryCode, int]
    most_votes: int
    carried: Mapping[EntryCode, Fraction]

    @classmethod
    def of(cls, contest: Contest) -> "PartSources":
        """Read the contest's votes and carried figures."""
        votes = {vote.entry: vote.votes for vote in contest.votes}
        return cls(
            votes=votes,
            most_votes=max(votes.values(), default=0),
            carried={carried.entry: Fraction(carried.figure) for carried in contest.carried},
        )


def part_figure(
    part: Part, entry: EntryCode, sources: PartSources, jury: Fraction | None, highest: Fraction
) -> PartFigure:
    """Return one part of an entry's figure. Votes are scaled to the highest of the contest."""
    raw: Fraction | None = jury
    scale = Fraction(1)
    if part.source is PartSource.JURY:
        scale = Fraction(part.maximum) / highest if highest else Fraction(0)
    elif part.source is PartSource.VOTE:
        votes = sources.votes.get(entry)
        raw = None if votes is None else Fraction(votes)
        scale = Fraction(part.maximum) / sources.most_votes if sources.most_votes else Fraction(0)
    else:
        raw = sources.carried.get(entry)
    figure = None if raw is None else half_up(raw * scale, part.decimals)
    return PartFigure(part=part.id, source=part.source, raw=raw, figure=figure)


def missing_part(parts: tuple[PartFigure, ...]) -> NotRanked | None:
    """Return why the parts cannot be added, apart from the jury's own reason."""
    for part in parts:
        if part.figure is None and part.source is PartSource.VOTE:
            return NotRanked.NO_PUBLIC_VOTES
        if part.figure is None and part.source is PartSource.CARRY_OVER:
            return NotRanked.NO_CARRIED_FIGURE
    return None
