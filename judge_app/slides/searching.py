"""Finding words as people type them: case and spaces do not matter, marks only where they are typed.

"tim kiem" finds "Tìm kiếm"; "tìm kiếm" does not find "tím kiểm".
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from judge_app.vietnamese.matching import match_key, plain_key

_LIKE_D = {"đ": "d", "ð": "d"}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class SearchedText:
    """A text made ready for being looked through many times."""

    def __init__(self, text: str) -> None:
        self._text = text
        letters: list[str] = []
        self._places: list[int] = []
        for place, char in enumerate(text):
            plain = _plain(char)
            if plain == " " and (not letters or letters[-1] == " "):
                continue
            letters.extend(plain)
            self._places.extend([place] * len(plain))
        self._letters = "".join(letters)

    def hits(self, words: str) -> tuple[tuple[int, int], ...]:
        """Return where `words` begin and end (exclusive) in the text, in order, never overlapping."""
        wanted = SearchedText(words.strip()).letters
        if not wanted:
            return ()
        exact = match_key(words)
        has_marks = plain_key(words) != exact
        found = []
        start = self._letters.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            span = self._places[start], self._end(end)
            is_hit = not has_marks or match_key(self._text[slice(*span)]) == exact
            if is_hit:
                found.append(span)
            start = self._letters.find(wanted, end if is_hit else start + 1)
        return tuple(found)

    @property
    def letters(self) -> str:
        """The text without marks and capitals."""
        return self._letters

    def _end(self, end: int) -> int:
        """Return where the letter before `end` ends, its combining marks included."""
        place = self._places[end - 1] + 1
        while place < len(self._text) and unicodedata.combining(self._text[place]):
            place += 1
        return place


def lines_of(
    boxes: Sequence[tuple[float, float, float, float]],
) -> tuple[tuple[float, float, float, float], ...]:
    """Join boxes (left, top, right, bottom) of letters that follow each other on a line."""
    lines: list[tuple[float, float, float, float]] = []
    for box in boxes:
        if lines and _continues(lines[-1], box):
            left, top, right, bottom = lines[-1]
            lines[-1] = (left, min(top, box[1]), max(right, box[2]), max(bottom, box[3]))
        else:
            lines.append(box)
    return tuple(lines)


def _continues(
    line: tuple[float, float, float, float], box: tuple[float, float, float, float]
) -> bool:
    middle = (box[1] + box[3]) / 2
    return line[1] <= middle <= line[3] and box[0] >= line[0]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char.isspace():
        return " "
    if char in _INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFKD", char.casefold())
    return "".join(_LIKE_D.get(part, part) for part in parts if not unicodedata.combining(part))
