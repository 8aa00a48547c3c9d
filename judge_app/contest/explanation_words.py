"""The two languages of the explanation, side by side."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from judge_app.contest.canonical import decimal_text
from judge_app.contest.contest import Contest
from judge_app.contest.entry import EntryKind
from judge_app.contest.ids import CriterionId
from judge_app.vietnamese.dates import short_date

_KINDS = {
    EntryKind.VIDEO: ("video", "video"),
    EntryKind.SLIDES: ("trình chiếu", "slides"),
    EntryKind.SOFTWARE: ("phần mềm", "software"),
    EntryKind.DOCUMENT: ("văn bản", "document"),
    EntryKind.IMAGES: ("ảnh", "images"),
    EntryKind.LINK: ("liên kết", "link"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Chooses a language, and writes numbers as it does."""

    english: bool

    def say(self, vietnamese: str, english: str) -> str:
        """Return the text in the language chosen."""
        return english if self.english else vietnamese

    def pick(self, vietnamese: str, english: str) -> str:
        """Return a name from the contest; the Vietnamese one where no other is given."""
        return english if self.english and english else vietnamese

    def number(self, value: Decimal | int) -> str:
        """Return a number with the language's decimal mark."""
        text = decimal_text(Decimal(value))
        return text if self.english else text.replace(".", ",")

    def counted(self, count: int, noun: str) -> str:
        """Return an English count with its noun, `1 decimal` or `2 decimals`."""
        return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

    def moment(self, text: str) -> str:
        """Return an ISO 8601 moment as offices write it; any other text as it stands."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return text
        return self.say(
            f"{moment.hour:02d} giờ {moment.minute:02d} phút ngày {short_date(moment)}",
            f"{moment:%H:%M} on {moment.day} {moment:%B %Y}",
        )

    def kind(self, kind: EntryKind) -> str:
        """Return the name of a kind of entry."""
        return self.say(*_KINDS[kind])


def named_criterion(contest: Contest, criterion: CriterionId, words: Words) -> str:
    """Return a criterion with its label: `1.2 “Sáng tạo”`."""
    for _, line in contest.rubric.walk():
        if line.id == criterion:
            return f"{criterion} “{words.pick(line.label, line.label_en)}”"
    return criterion
