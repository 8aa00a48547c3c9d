"""How official papers look: paper, margins, sizes and headings of each layout profile.

`nd30` is Decree 30/2020/NĐ-CP, Annex I; `dang` and `doan` are the Party's and the Youth Union's
ways. Lengths are millimetres, sizes are points.
"""

from dataclasses import dataclass

from judge_app.documents.page.fonts import Face
from judge_app.documents.page.text_lines import TextStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet of paper and its margins."""

    width: float
    height: float
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


A4 = Paper(width=210, height=297)
A4_LANDSCAPE = Paper(width=297, height=210)


_PLAIN_13 = TextStyle(size=13)
_ITALIC_13 = TextStyle(face=Face.ITALIC, size=13)
_BOLD_13 = TextStyle(face=Face.BOLD, size=13)
_BOLD_14 = TextStyle(face=Face.BOLD, size=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The words and sizes in which one kind of organisation writes its papers."""

    id: str
    nation: tuple[tuple[str, TextStyle], ...]
    """Lines at the top right; the last one stands over a rule of its own length."""
    parent: TextStyle
    issuer: TextStyle
    issuer_mark: str = ""
    """What stands under the issuer in place of a rule, such as an asterisk."""
    number: str = "Số: {number}/{kind}-{office}"
    on_behalf: str = "TM."
    title: TextStyle = _BOLD_14
    subtitle: TextStyle = _BOLD_13
    body: TextStyle = _PLAIN_13
    place_and_date: TextStyle = _ITALIC_13
    signer: TextStyle = _BOLD_13


ND30 = Profile(
    id="nd30",
    nation=(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TextStyle(face=Face.BOLD, size=12)),
        ("Độc lập - Tự do - Hạnh phúc", TextStyle(face=Face.BOLD, size=13)),
    ),
    parent=TextStyle(size=12),
    issuer=TextStyle(face=Face.BOLD, size=12),
)
DANG = Profile(
    id="dang",
    nation=(("ĐẢNG CỘNG SẢN VIỆT NAM", TextStyle(face=Face.BOLD, size=15)),),
    parent=TextStyle(size=14),
    issuer=TextStyle(face=Face.BOLD, size=14),
    issuer_mark="*",
    number="Số {number}-{kind}/{office}",
    on_behalf="T/M",
    title=TextStyle(face=Face.BOLD, size=16),
    subtitle=TextStyle(face=Face.BOLD, size=14),
    body=TextStyle(size=14),
    place_and_date=TextStyle(face=Face.ITALIC, size=14),
    signer=TextStyle(face=Face.BOLD, size=14),
)
DOAN = Profile(
    id="doan",
    nation=(("ĐOÀN TNCS HỒ CHÍ MINH", TextStyle(face=Face.BOLD, size=15)),),
    parent=TextStyle(size=13),
    issuer=TextStyle(face=Face.BOLD, size=13),
    issuer_mark="***",
    number="Số: {number}-{kind}/{office}",
)

_PROFILES = {profile.id: profile for profile in (ND30, DANG, DOAN)}


def profile(profile_id: str) -> Profile:
    """Return the profile with this id; contests that name an unknown one get `nd30`."""
    return _PROFILES.get(profile_id, ND30)


TABLE_TEXT = TextStyle(size=10)
TABLE_BOLD = TextStyle(face=Face.BOLD, size=10)
SMALL = TextStyle(size=9)
SMALL_BOLD = TextStyle(face=Face.BOLD, size=9)
SMALL_ITALIC = TextStyle(face=Face.ITALIC, size=9)

HAIRLINE = 0.15
LINE = 0.25
"""Widths of rules in millimetres."""
