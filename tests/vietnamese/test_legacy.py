"""Old encodings are recognised, converted, and never seen where there are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge_app.vietnamese.legacy import LegacyEncoding, convert, guess_encoding

TCVN3, VNI = LegacyEncoding.TCVN3, LegacyEncoding.VNI

SAMPLES = [
    (TCVN3, "Uû ban nh©n d©n", "Uỷ ban nhân dân"),
    (TCVN3, "TiÕng ViÖt rÊt hay", "Tiếng Việt rất hay"),
    (TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    (TCVN3, "NguyÔn ThÞ Hång ¸nh", "Nguyễn Thị Hồng ánh"),
    (VNI, "taùc phaåm ña phöông tieän", "tác phẩm đa phương tiện"),
    (
        VNI,
        "khuyeán khích caùc taùc giaû coâng boá",
        "khuyến khích các tác giả công bố",
    ),
]


@pytest.mark.parametrize(("encoding", "old", "new"), SAMPLES)
def test_samples_found_in_the_wild(encoding: LegacyEncoding, old: str, new: str) -> None:
    assert convert(old, encoding) == new
    assert guess_encoding(old) is encoding


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ngày hội chuyển đổi số",
        "Hoà bình, hòa hợp",
        "Hội LHPN huyện An Phú",
        "An Giang",
        "Video clip 2024",
        "Café crème à la carte",
        "Müller & Söhne, Größe 12",
        "São Paulo, Peñarol, Åse",
        "La Niña – el niño",
        "© 2024 ¡Olé!",
        "Lê Văn Tám",
        "bánh mì",
        "Trùng mã",
        "Có gì mà lo – ta hát!",
        "Hà Nam",
        "cà phê",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert guess_encoding(text) is None


_SYLLABLES = ("Hội", "phụ", "nữ", "tỉnh", "chuyển", "đổi", "số", "đường", "bài", "thi", "của")


@given(st.lists(st.sampled_from(_SYLLABLES), min_size=1, max_size=8))
def test_vietnamese_in_unicode_is_never_taken_for_old_text(words: list[str]) -> None:
    assert guess_encoding(" ".join(words)) is None


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(text: str) -> None:
    found = guess_encoding(text)
    if found is not None:
        assert convert(text, found) != text
