"""Marks a passage with one key: its beginning, its end, then no passage any more."""

from dataclasses import dataclass

from judge_app.media.passage import Passage, passage_between


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMarks:
    """What has been marked so far."""

    start_ms: int | None = None
    passage: Passage | None = None

    @property
    def is_begun(self) -> bool:
        """Whether anything is marked."""
        return self.start_ms is not None or self.passage is not None

    def marked(self, position_ms: int) -> "PassageMarks":
        """Return the marks after one more press at `position_ms`."""
        if self.passage is not None:
            return PassageMarks()
        if self.start_ms is None:
            return PassageMarks(start_ms=position_ms)
        return PassageMarks(passage=passage_between(self.start_ms, position_ms))
