from pathlib import Path

from PIL import Image

from judge_app.media.doctor.clip_strip import is_black, is_frozen, write_strip


def _plain(level: int, size: tuple[int, int] = (16, 9)) -> Image.Image:
    return Image.new("RGB", size, (level, level, level))


def test_black_is_black_even_where_video_black_is_grey() -> None:
    assert is_black([_plain(0), _plain(16)])
    assert not is_black([_plain(0), _plain(90)])
    assert not is_black([])


def test_one_bright_spot_is_not_enough_but_a_line_of_text_is() -> None:
    spot, text = _plain(0, (160, 90)), _plain(0, (160, 90))
    spot.putpixel((3, 3), (255, 255, 255))
    text.paste((255, 255, 255), (10, 10, 60, 20))
    assert is_black([spot])
    assert not is_black([text])


def test_a_picture_that_never_changes_is_frozen() -> None:
    still = [(float(second), _plain(80)) for second in range(5)]
    assert is_frozen(still)
    assert not is_frozen([*still[:-1], (4.0, _plain(90))])
    assert not is_frozen(still[:3]), "too few pictures to say"
    assert not is_frozen([(second / 10, picture) for second, picture in still]), "too short to say"


def test_missing_thumbnails_stay_black(tmp_path: Path) -> None:
    write_strip(tmp_path / "strip.jpg", [_plain(250), None, _plain(250)])
    with Image.open(tmp_path / "strip.jpg") as strip:
        assert strip.size == (48, 9)
        grey = strip.convert("L").tobytes()
    levels = [grey[4 * 48 + 8 + 16 * place] for place in range(3)]
    assert [level > 128 for level in levels] == [True, False, True]
