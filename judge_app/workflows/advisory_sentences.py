"""Says which places would be others if judges' severity, or their whole scales, were taken out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from judge_app.contest.ids import CategoryId, EntryCode
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.ranks import shared_places
from judge_app.tally.severity import NotConnected, SeverityAdjusted
from judge_app.tally.standard_scores import StandardScores, TooFewMarks

_MOST_NAMED = 8


class AdvisorySentences:
    """Sentences in one language, about one result; none of them is the official one."""

    def __init__(self, result: TallyResult, language: str = "vi") -> None:
        self._result = result
        self._english = language == "en"

    def severity(self, found: SeverityAdjusted | NotConnected) -> tuple[str, ...]:
        """Return what there is to say of equally strict judges, or why nothing can be said."""
        if isinstance(found, NotConnected):
            groups = "; ".join(", ".join(group) for group in found.groups)
            return (
                self._say(
                    f"Không so được độ chặt của các giám khảo: các nhóm sau không có bài chung: {groups}.",
                    f"Judges' severity cannot be compared: these groups share no entry: {groups}.",
                ),
            )
        worth = {entry.entry: entry.adjusted for entry in found.entries}
        condition = self._say(
            "Nếu mọi giám khảo chặt như nhau", "If every judge were equally strict"
        )
        return (self._moved(condition, worth),)

    def standard_scores(self, found: StandardScores | TooFewMarks) -> tuple[str, ...]:
        """Return what there is to say of standard scores, or why they are refused."""
        if isinstance(found, TooFewMarks):
            return tuple(self._refused(found))
        worth = {score.entry: score.t_score for score in found.scores}
        condition = self._say(
            "Nếu đưa điểm của mỗi giám khảo về cùng một thang (điểm T)",
            "If each judge's marks were put on one scale (T scores)",
        )
        return (self._moved(condition, worth),)

    def _refused(self, found: TooFewMarks) -> Iterator[str]:
        if found.scarce:
            judges = ", ".join(found.scarce)
            yield self._say(
                f"Không tính điểm T: mỗi giám khảo phải chấm ít nhất {found.least} bài; chưa đủ: "
                f"{judges}.",
                f"No T scores: each judge must have marked {found.least} entries at least; too few: "
                f"{judges}.",
            )
        if found.flat:
            judges = ", ".join(found.flat)
            yield self._say(
                f"Không tính điểm T: {judges} cho mọi bài cùng một điểm.",
                f"No T scores: {judges} gave every entry the same.",
            )

    def _moved(
        self, condition: str, worth: Mapping[EntryCode, Fraction] | Mapping[EntryCode, Decimal]
    ) -> str:
        moved = list(self._changes(worth))
        if not moved:
            return self._say(f"{condition}: thứ hạng không đổi.", f"{condition}: the places stand.")
        named = "; ".join(moved[:_MOST_NAMED])
        rest = len(moved) - _MOST_NAMED
        if rest > 0:
            named += self._say(f"; và {rest} bài khác", f"; and {rest} more")
        return self._say(
            f"{condition}, thứ hạng đổi: {named}.", f"{condition}, places would change: {named}."
        )

    def _changes(
        self, worth: Mapping[EntryCode, Fraction] | Mapping[EntryCode, Decimal]
    ) -> Iterator[str]:
        """Yield the entries whose place in their group differs."""
        for group in self._groups():
            ranked = [e for e in group if e.place is not None and e.code in worth]
            ordered = sorted(ranked, key=lambda entry: worth[entry.code], reverse=True)
            places = shared_places([worth[entry.code] for entry in ordered])
            other = {entry.code: place for entry, place in zip(ordered, places, strict=True)}
            for entry in ranked:
                if other[entry.code] != entry.place:
                    yield f"{entry.code} {entry.place} → {other[entry.code]}"

    def _groups(self) -> list[list[EntryResult]]:
        if not self._result.ballots.contest.award_rules.per_category:
            return [list(self._result.entries)]
        groups: dict[CategoryId, list[EntryResult]] = {}
        for entry in self._result.entries:
            groups.setdefault(entry.category, []).append(entry)
        return list(groups.values())

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese
