"""The order of Vietnamese words and names, the same on every machine.

Syllable by syllable: first the letters in the order of the alphabet (a ă â b c d đ e ê …), then the
tone. Tone marks count for what they are, not where they stand: hòa and hoà are equal. Numbers come
before letters and by their size, so that "Bài 2" comes before "Bài 10".
"""

import re
import unicodedata
from enum import Enum

from judge_app.vietnamese.syllables import Tone, split_tones

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_WORDS = re.compile(r"([0-9]+)|([^\W\d_]+)")

Token = tuple[int, tuple[int, ...], int]
"""Number or word; its letters' ranks; its tone."""
TextKey = tuple[Token, ...]
PersonKey = tuple[TextKey, TextKey, TextKey]


class ToneOrder(Enum):
    """In which order tones come; dictionaries and some office recipes differ."""

    DICTIONARY = (Tone.NGANG, Tone.HUYEN, Tone.HOI, Tone.NGA, Tone.SAC, Tone.NANG)
    OFFICE = (Tone.NGANG, Tone.HUYEN, Tone.SAC, Tone.HOI, Tone.NGA, Tone.NANG)


def text_key(text: str, tones: ToneOrder = ToneOrder.DICTIONARY) -> TextKey:
    """Return what titles, units and other texts are sorted by; case does not matter."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return tuple(
        (0, (int(number),), 0) if number else _word(word, tones)
        for number, word in _WORDS.findall(composed)
    )


def person_key(name: str, tones: ToneOrder = ToneOrder.DICTIONARY) -> PersonKey:
    """Return what people are sorted by: given name (the last word), then middle, then surname."""
    words = name.split()
    if not words:
        return (), (), ()
    surname = words[0] if len(words) > 1 else ""
    middle = " ".join(words[1:-1])
    return text_key(words[-1], tones), text_key(middle, tones), text_key(surname, tones)


def _word(word: str, tones: ToneOrder) -> Token:
    letters, found = split_tones(word)
    tone = found[0] if found else Tone.NGANG
    return 1, tuple(_rank(letter) for letter in letters), tones.value.index(tone)


def _rank(letter: str) -> int:
    rank = _RANKS.get(letter)
    if rank is not None:
        return rank
    base = unicodedata.normalize("NFD", letter)[0]
    return _RANKS.get(base, len(_ALPHABET) + ord(base))
