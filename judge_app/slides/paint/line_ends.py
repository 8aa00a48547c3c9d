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


def line_end(text: str, start: int, end: int) -> int:
    """Return where a line from `start` ends that Unicode's rules would end before `end`.

    It is `end` itself where that is between words, or where the line holds no other place.
    """
    if end >= len(text) or _may_end(text, end):
        return end
    first = next((place for place in range(start, end) if not text[place].isspace()), end)
    return next((place for place in range(end - 1, first, -1) if _may_end(text, place)), end)


def _may_end(text: str, place: int) -> bool:
    """Say whether a line may end between the letters before and behind `place`."""
    before, behind = text[place - 1], text[place]
    if before.isspace():
        return True
    return not behind.isspace() and (
        before in _DASHES or _is_unspaced(before) or _is_unspaced(behind)
    )


def _is_unspaced(letter: str) -> bool:
    if letter < _WITHOUT_SPACES:
        return False
    return not any(first <= letter <= last for first, last in _SPACED)
