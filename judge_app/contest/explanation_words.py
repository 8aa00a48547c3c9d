"""The two languages of the explanation, side by side."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from judge_app.contest.canonical import decimal_text
from judge_app.contest.entry import EntryKind

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

    def moment(self, text: str) -> str:
        """Return an ISO 8601 moment as offices write it; any other text as it stands."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return text
        day = f"{moment.day:02d}/{moment.month:02d}/{moment.year}"
        return self.say(
            f"{moment.hour} giờ {moment.minute:02d} ngày {day}",
            f"{moment:%H:%M} on {moment.day} {moment:%B %Y}",
        )

    def kind(self, kind: EntryKind) -> str:
        """Return the name of a kind of entry."""
        return self.say(*_KINDS[kind])
