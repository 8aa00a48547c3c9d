"""Says which places would be others if every judge had been equally strict."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.ids import CategoryId
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.severity import AdjustedEntry, NotConnected, SeverityAdjusted

_MOST_NAMED = 8


class SeveritySentences:
    """Sentences in one language, about one result."""

    def __init__(self, result: TallyResult, language: str = "vi") -> None:
        self._result = result
        self._contest: Contest = result.ballots.contest
        self._english = language == "en"

    def of(self, found: SeverityAdjusted | NotConnected) -> tuple[str, ...]:
        """Return what there is to say, or why nothing can be said."""
        if isinstance(found, NotConnected):
            groups = "; ".join(", ".join(group) for group in found.groups)
            return (
                self._say(
                    f"Không so được độ chặt của các giám khảo: các nhóm sau không có bài chung: {groups}.",
                    f"Judges' severity cannot be compared: these groups share no entry: {groups}.",
                ),
            )
        moved = list(self._moved(found))
        if not moved:
            return (
                self._say(
                    "Nếu mọi giám khảo chặt như nhau: thứ hạng không đổi.",
                    "If every judge were equally strict: the places stand.",
                ),
            )
        named = "; ".join(moved[:_MOST_NAMED])
        rest = len(moved) - _MOST_NAMED
        if rest > 0:
            named += self._say(f"; và {rest} bài khác", f"; and {rest} more")
        return (
            self._say(
                f"Nếu mọi giám khảo chặt như nhau, thứ hạng đổi: {named}.",
                f"If every judge were equally strict, places would change: {named}.",
            ),
        )

    def _moved(self, found: SeverityAdjusted) -> Iterator[str]:
        for category in self._contest.categories:
            places = self._places(found, category.id)
            for entry in self._result.entries:
                other = places.get(entry.code)
                if entry.place is not None and other is not None and other != entry.place:
                    yield f"{entry.code} {entry.place} → {other}"

    def _places(self, found: SeverityAdjusted, category: CategoryId) -> dict[str, int]:
        own: list[AdjustedEntry] = [
            entry
            for entry in found.entries
            if self._contest.entry(entry.entry).category == category
        ]
        return {
            entry.entry: 1 + sum(other.adjusted > entry.adjusted for other in own) for entry in own
        }

    def _say(self, vietnamese: str, english: str) -> str:
        return english if self._english else vietnamese
