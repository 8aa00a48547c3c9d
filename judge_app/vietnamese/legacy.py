"""Text in the encodings of the 1990s, TCVN3 (.VnTime) and VNI, recognised and converted on request.

Old fonts drew Vietnamese letters in the places of Western ones, so such text comes out of a
spreadsheet as "Uû ban nh©n d©n" or "taùc phaåm". TCVN3 is the upper half of TCVN 5712-1 (VN3); VNI
writes a base letter and a second one that stands for its marks. Conversion is suggested, never done
silently: capitals of TCVN3 were a matter of the font (.VnTimeH) and may need a second look.

Where the font is known, as in a deck, it says which encoding a text is in: `old_font`.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from judge_app.vietnamese.syllables import is_syllable

_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẶ"
    "\u0300\u0309\u0303\u0301\u0323"
    "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3_TO = {chr(0xA1 + place): letter for place, letter in enumerate(_TCVN3)}

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_ROOF, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "à": _ROOF + _GRAVE, "á": _ROOF + _ACUTE, "å": _ROOF + _HOOK,
    "ã": _ROOF + _TILDE, "ä": _ROOF + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_BASES = "aeouyôöAEOUYÔÖ"

_VOWELS = frozenset("aeiouy\xa8\xa9\xaa\xab\xac\xad")
"""Those of TCVN3 that have no tone yet."""

_MODERN = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_TCVN3_SIGNS = re.compile("[¡-·¸-»¼-¾ÆÇÊËÌÎÏÑÒÓÔÕÖ×ØÝÞßãïñöøü­®]")
_VNI_PAIR = re.compile(r"[aeouyAEOUY][øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]|[ôöÔÖ][øùûõïØÙÛÕÏ]")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_LIKE = {
    "courier": "Courier New",
    **dict.fromkeys(
        ("time", "book", "century", "bodoni", "clarendon", "garam", "roman", "present", "souvir"),
        "Times New Roman",
    ),
}
"""Parts of old fonts' names; all others are without serifs, or as well shown without."""


class LegacyEncoding(StrEnum):
    """An encoding that old Vietnamese fonts used."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def guess_encoding(text: str) -> LegacyEncoding | None:
    """Return the old encoding that `text` is most likely in, None for anything else.

    A text with letters that only Unicode Vietnamese has is never taken for an old one. A guess is
    made only where the converted text consists of Vietnamese syllables, and the text as it stands
    does not: "Trùng mã" is what it says, though TCVN3 would make "Trựng mó" of it.
    """
    composed = unicodedata.normalize("NFC", text)
    if _MODERN.search(composed) or composed.isascii() or _reads_as_it_is(composed):
        return None
    if _VNI_PAIR.search(composed) and _is_vietnamese(composed, LegacyEncoding.VNI):
        return LegacyEncoding.VNI
    if _TCVN3_SIGNS.search(composed) and _is_vietnamese(composed, LegacyEncoding.TCVN3):
        return LegacyEncoding.TCVN3
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFont:
    """What the name of a font of the 1990s says of the letters set in it."""

    encoding: LegacyEncoding
    capitals: bool
    """Whether its small letters look like capitals."""
    like: str
    """A font of today whose letters look much the same and are about as wide."""


@cache
def old_font(name: str) -> OldFont | None:
    """Return what is known of an old Vietnamese font by its name, None for any other font.

    `.VnTime` and its like are TCVN3, those ending in `H` have capitals only; `VNI-Times` and its
    like are VNI.
    """
    low = name.strip().casefold()
    like = next((font for sign, font in _LIKE.items() if sign in low), "Arial")
    if low.startswith(".vn"):
        capitals = name.strip().endswith("H")
        return OldFont(encoding=LegacyEncoding.TCVN3, capitals=capitals, like=like)
    if low.startswith(("vni-", "vni ")):
        return OldFont(encoding=LegacyEncoding.VNI, capitals=False, like=like)
    return None


def has_modern_letters(text: str) -> bool:
    """Say whether a text has letters that only Vietnamese in Unicode has."""
    return _MODERN.search(unicodedata.normalize("NFC", text)) is not None


def convert(text: str, encoding: LegacyEncoding) -> str:
    """Return `text` in Unicode (NFC), read in the encoding given."""
    if encoding is LegacyEncoding.TCVN3:
        return _from_tcvn3(text)
    return _from_vni(text)


def _from_tcvn3(text: str) -> str:
    """Return the letters of a text; signs of tones that stand on no vowel are what they look like."""
    letters: list[str] = []
    for place, letter in enumerate(text):
        low = _low(letter)
        new = _TCVN3_TO.get(low, low)
        stands_alone = unicodedata.combining(new) and text[place - 1 : place].lower() not in _VOWELS
        letters.append(letter if stands_alone else new)
    return unicodedata.normalize("NFC", "".join(letters))


def _low(letter: str) -> str:
    """Return a letter that was kept in the private places of symbol fonts from where it belongs."""
    code = ord(letter)
    return chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else letter


def _from_vni(text: str) -> str:
    letters: list[str] = []
    for place, letter in enumerate(text):
        mark = _VNI_MARKS.get(letter.lower())
        before = text[place - 1] if place else ""
        if mark is not None and before in _VNI_BASES and before:
            letters.append(mark)
        else:
            alone = _VNI_ALONE.get(letter.lower(), letter.lower())
            letters.append(alone.upper() if letter.isupper() else _alone(letter))
    return unicodedata.normalize("NFC", "".join(letters))


def _alone(letter: str) -> str:
    return _VNI_ALONE.get(letter, letter)


def _reads_as_it_is(text: str) -> bool:
    """Return whether everything in a text that is not ASCII belongs to a Vietnamese syllable."""
    rest = _SYLLABLE.sub("", text)
    return rest.isascii() and all(
        word.isascii() or is_syllable(word) for word in _SYLLABLE.findall(text)
    )


_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWEL_SHAPE = r"[aăâeêioôơuưy]{1,3}"
_CODA = r"(?:ch|ng|nh|[cmnpt])?"
_SHAPE = re.compile(_ONSET + _VOWEL_SHAPE + _CODA)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def _is_vietnamese(text: str, encoding: LegacyEncoding) -> bool:
    """Return whether the text, once converted, is made of Vietnamese syllables and has marks."""
    converted = convert(text, encoding)
    if converted == text or not _MODERN.search(converted):
        return False
    words = _SYLLABLE.findall(converted)
    fitting = sum(_is_syllable(word) for word in words)
    return bool(words) and 5 * fitting >= 4 * len(words)


def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(decomposed)
    letters = unicodedata.normalize("NFC", _TONES.sub("", decomposed))
    return len(tones) <= 1 and _SHAPE.fullmatch(letters) is not None
