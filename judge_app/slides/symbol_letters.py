"""Letters of fonts that have an alphabet of their own, as Unicode (equations use them)."""

_FIRST = 0x20
_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_HIGH_FIRST = 0xA0
_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_TABLE = {_FIRST + place: letter for place, letter in enumerate(_LOW)}
_TABLE |= {_HIGH_FIRST + place: letter for place, letter in enumerate(_HIGH)}
_TABLE |= {0xF000 + code: letter for code, letter in _TABLE.items()}


def from_symbol(text: str) -> str:
    """Return text set in the font Symbol as the letters it shows."""
    return text.translate(_TABLE)
