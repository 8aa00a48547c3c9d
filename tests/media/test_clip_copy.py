import pytest

from judge_app.media.clip_copy import fitted


@pytest.mark.parametrize(
    ("shape", "sides"),
    [
        ((1920, 1080), (1920, 1080)),
        ((3840, 2160), (1920, 1080)),
        ((2160, 3840), (1080, 1920)),
        ((321, 193), (320, 192)),
        ((4000, 1000), (1920, 480)),
        ((1, 1), (2, 2)),
    ],
)
def test_sides_are_even_and_fit_a_screen(
    shape: tuple[float, float], sides: tuple[int, int]
) -> None:
    assert fitted(*shape) == sides
