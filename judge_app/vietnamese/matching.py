"""When two spellings are the same name: hòa and hoà, composed and decomposed, ĐẠT and đạt."""

import re
import unicodedata

from judge_app.vietnamese.syllables import TONE_MARKS, split_tones

_WORD = re.compile(r"[^\W\d_]+")
# Letters that look like đ and get into spreadsheets in its place.
_LIKE_D = str.maketrans({"ð": "đ", "ɖ": "đ"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARK_OF = {tone: mark for mark, tone in TONE_MARKS.items()}


def match_key(text: str) -> str:
    """Return a text that is equal for spellings of the same words.

    Case, decomposition, the place of a tone mark in its syllable, kinds and numbers of spaces, and
    invisible characters do not matter; tones and letters do.
    """
    compatible = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    folded = unicodedata.normalize("NFC", compatible.casefold()).translate(_LIKE_D)
    moved = _WORD.sub(lambda found: _tone_last(found.group()), folded)
    return unicodedata.normalize("NFC", " ".join(moved.split()))


def plain_key(text: str) -> str:
    """Return the match key without any diacritics, đ as d: for search and for file names."""
    decomposed = unicodedata.normalize("NFD", match_key(text)).replace("đ", "d")
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain)


def _tone_last(word: str) -> str:
    letters, tones = split_tones(word)
    return letters + "".join(_MARK_OF[tone] for tone in tones)
