"""Subtitles as lines of plain words, each with the time for which it is shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_TAGS = re.compile(r"\{[^{}]*\}|</?[a-zA-Z][^<>]*>")
"""Overrides of Advanced SubStation Alpha, and the tags of SubRip and WebVTT."""
_BREAKS = re.compile(r"\\[Nn]|\r\n?")
_FIELDS_BEFORE_WORDS = 8
"""What Matroska puts before the words of a line of Advanced SubStation Alpha, separated by commas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtitleLine:
    """Words shown from `start_ms` on until `end_ms`, in milliseconds of the clip."""

    start_ms: float
    end_ms: float
    words: str


class SubtitleTracks(Protocol):
    """The subtitle tracks of one clip, in the order of its streams."""

    def lines_at(self, track: int, moment_ms: float) -> Sequence[SubtitleLine] | None:
        """Return the lines shown at a moment; None for a track whose lines cannot be read."""


def plain_words(text: str) -> str:
    """Return a line without marks for slant, colour and place, as no player here draws them."""
    words = _TAGS.sub("", _BREAKS.sub("\n", text)).replace("\\h", " ")
    return "\n".join(line.strip() for line in words.splitlines()).strip()


def words_of_dialogue(line: str) -> str:
    """Return the words in a line of Advanced SubStation Alpha as Matroska stores it."""
    fields = line.split(",", _FIELDS_BEFORE_WORDS)
    return plain_words(fields[-1]) if len(fields) > _FIELDS_BEFORE_WORDS else ""


def words_at(lines: Sequence[SubtitleLine]) -> str:
    """Return what is read under the picture where several lines are shown at once."""
    return "\n".join(line.words for line in lines if line.words)
