"""Vietnamese syllables: letters apart from the tone, and which letters can make a syllable.

The tone is taken off wherever it is written, so hòa and hoà are the same syllable. The tables of
onsets and rimes are wide rather than strict: they serve to tell Vietnamese from what only looks like
it, not to correct spelling.
"""

import re
import unicodedata
from enum import IntEnum


class Tone(IntEnum):
    """The six tones in the order of dictionaries."""

    NGANG = 0
    HUYEN = 1
    HOI = 2
    NGA = 3
    SAC = 4
    NANG = 5


TONE_MARKS = {
    "\u0300": Tone.HUYEN,
    "\u0309": Tone.HOI,
    "\u0303": Tone.NGA,
    "\u0301": Tone.SAC,
    "\u0323": Tone.NANG,
}
"""The combining mark of each tone but the level one."""

_ONSET_LETTERS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x"
ONSETS = frozenset(_ONSET_LETTERS.split()) | {""}
"""Every way of writing the consonants before a vowel; a syllable may have none."""

_RIMES = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăk",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "em",
        "en",
        "eng",
        "eo",
        "ep",
        "et",
        "ê",
        "êch",
        "êm",
        "ên",
        "êng",
        "ênh",
        "êp",
        "êt",
        "êu",
        "i",
        "ich",
        "im",
        "in",
        "inh",
        "ip",
        "it",
        "iu",
        "ia",
        "iêc",
        "iêm",
        "iên",
        "iêng",
        "iêp",
        "iêt",
        "iêu",
        "o",
        "oc",
        "oi",
        "om",
        "on",
        "ong",
        "op",
        "ot",
        "oong",
        "ooc",
        "oa",
        "oac",
        "oach",
        "oai",
        "oam",
        "oan",
        "oang",
        "oanh",
        "oao",
        "oap",
        "oat",
        "oay",
        "oăc",
        "oăm",
        "oăn",
        "oăng",
        "oăt",
        "oe",
        "oem",
        "oen",
        "oeo",
        "oet",
        "ô",
        "ôc",
        "ôi",
        "ôm",
        "ôn",
        "ông",
        "ôp",
        "ôt",
        "ơ",
        "ơi",
        "ơm",
        "ơn",
        "ơp",
        "ơt",
        "u",
        "uc",
        "ui",
        "um",
        "un",
        "ung",
        "up",
        "ut",
        "ua",
        "uân",
        "uâng",
        "uât",
        "uây",
        "uê",
        "uêch",
        "uên",
        "uênh",
        "uêt",
        "uy",
        "uya",
        "uych",
        "uynh",
        "uyt",
        "uyu",
        "uyên",
        "uyêt",
        "uôc",
        "uôi",
        "uôm",
        "uôn",
        "uông",
        "uôt",
        "uơ",
        "ư",
        "ưc",
        "ưi",
        "ưng",
        "ưt",
        "ưu",
        "ưa",
        "ươc",
        "ươi",
        "ươm",
        "ươn",
        "ương",
        "ươp",
        "ươt",
        "ươu",
        "y",
        "yêm",
        "yên",
        "yêng",
        "yêt",
        "yêu",
        "ynh",
        "yt",
    ]
)
_AFTER_QU = re.compile(r"[aăâeêiơôy]")
_STOPPED = re.compile(r"(c|ch|k|p|t)$")
_ONSET = re.compile(r"(ngh|gh|gi|kh|ng|nh|ph|th|tr|ch|[bcdđghklmnpqrstvx])?(.*)", re.DOTALL)


def split_tones(word: str) -> tuple[str, tuple[Tone, ...]]:
    """Return a word's letters without tones (composed, case kept), and its tones in order."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", word):
        tone = TONE_MARKS.get(char)
        if tone is None:
            letters.append(char)
        else:
            tones.append(tone)
    return unicodedata.normalize("NFC", "".join(letters)), tuple(tones)


def is_syllable(word: str) -> bool:
    """Return whether a word could be a Vietnamese syllable, whatever its case."""
    letters, tones = split_tones(word.casefold())
    if len(tones) > 1:
        return False
    tone = tones[0] if tones else Tone.NGANG
    return any(_fits(onset, rime, tone) for onset, rime in _splits(letters))


def _splits(letters: str) -> tuple[tuple[str, str], ...]:
    found = _ONSET.fullmatch(letters)
    if found is None:
        return ()
    onset, rime = found.group(1) or "", found.group(2)
    # "gi" is an onset in già, and g before a rime in gì, giếng.
    return ((onset, rime), ("g", "i" + rime)) if onset == "gi" else ((onset, rime),)


def _fits(onset: str, rime: str, tone: Tone) -> bool:
    if _STOPPED.search(rime) and tone not in {Tone.SAC, Tone.NANG}:
        return False
    if onset == "q":
        return rime.startswith("u") and _AFTER_QU.match(rime[1:]) is not None and _is_rime(rime[1:])
    front = rime[:1] in {"e", "ê", "i", "y"}
    if (onset == "c" and front) or (onset in {"gh", "ngh"} and not front):
        return False
    return _is_rime(rime)


def _is_rime(rime: str) -> bool:
    return rime in _RIMES
