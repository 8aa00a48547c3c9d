"""Where lines may end: fewer places than the Unicode rules allow (UAX #14, which Qt follows).

Presentation programs see letters with a slash, a bracket or a colon between them, such as
"xã/phường", as one word that moves to the next line as a whole. Words of Latin, Greek and Cyrillic
letters are only parted at spaces and behind hyphens and dashes.
"""

_DASHES = "-\u00ad\u2010\u2012\u2013\u2014\u200b"
_WITHOUT_SPACES = "\u0e00"
"""Scripts from here on may be written without spaces between words ..."""
_SPACED = (("\u1e00", "\u1fff"), ("\u2000", "\u20ff"))
"""... but for more Latin and Greek letters, and signs."""


def earlier_end(text: str, start: int, end: int) -> int | None:
    """Return the last place before `end` where a line from `start` may end, if it has one."""
    first = next((place for place in range(start, end) if not text[place].isspace()), end)
    return next((place for place in range(end - 1, first, -1) if may_end(text, place)), None)


def may_end(text: str, place: int) -> bool:
    """Say whether a line may end before the letter at `place`, as every line may behind the last."""
    if place >= len(text) or text[place - 1].isspace():
        return True
    before, behind = text[place - 1], text[place]
    return not behind.isspace() and (
        before in _DASHES or _is_unspaced(before) or _is_unspaced(behind)
    )


def _is_unspaced(letter: str) -> bool:
    if letter < _WITHOUT_SPACES:
        return False
    return not any(first <= letter <= last for first, last in _SPACED)
