"""Words and pictures are laid out on the page, inside its edges and apart from one another."""

from hypothesis import given
from hypothesis import strategies as st

from judge_app.slides.plain.layout import plain_scene

SIZE = (9_144_000, 6_858_000)
WORDS = st.text(alphabet="abcd ưở", min_size=1, max_size=120)


@given(
    title=st.sampled_from(["", "Tiêu đề"]),
    lines=st.lists(WORDS, max_size=40).map(tuple),
    pictures=st.lists(st.just(b"x"), max_size=12).map(tuple),
)
def test_everything_lies_on_the_page(
    title: str, lines: tuple[str, ...], pictures: tuple[bytes, ...]
) -> None:
    scene = plain_scene(SIZE, title, lines, pictures)
    assert len(scene.items) == bool(title) + bool(lines) + len(pictures)
    for item in scene.items:
        assert item.x >= -1
        assert item.y >= -1
        assert item.x + item.width <= SIZE[0] + 1
        assert item.y + item.height <= SIZE[1] + 1


def test_pictures_stand_beside_the_words() -> None:
    words, picture = plain_scene(SIZE, "", ("dòng một",), (b"x",)).items
    assert words.x + words.width <= picture.x


def test_more_words_take_smaller_letters() -> None:
    few = plain_scene(SIZE, "", ("một dòng",), ()).items[0].text
    many = plain_scene(SIZE, "", ("một dòng khá dài để thử" * 3,) * 40, ()).items[0].text
    assert few is not None
    assert many is not None
    assert many.paragraphs[0].runs[0].size < few.paragraphs[0].runs[0].size
