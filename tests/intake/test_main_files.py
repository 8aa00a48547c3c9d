"""The cell of the list that names an entry's main files says which, and in which order."""

import pytest

from judge_app.intake.main_files import main_files

THERE = ("lần  3  .mp4", "b.mp4", "a.mp4", "Bài, số 1.pptx", "phụ/Ảnh.PNG")


@pytest.mark.parametrize(
    ("cell", "keys", "missing"),
    [
        ("", (), ()),
        ("b.mp4; a.mp4", ("b.mp4", "a.mp4"), ()),
        ("b.mp4\na.mp4\n", ("b.mp4", "a.mp4"), ()),
        ("b.mp4, a.mp4", ("b.mp4", "a.mp4"), ()),
        ("Bài, số 1.pptx; a.mp4", ("bài, số 1.pptx", "a.mp4"), ()),
        ("lần 3 .mp4", ("lần 3 .mp4",), ()),
        ("B.MP4;b.mp4", ("b.mp4",), ()),
        ("phụ\\ảnh.png", ("phụ/ảnh.png",), ()),
        ("entries/SP-001/a.mp4; SP-001\\b.mp4; ./a.mp4", ("a.mp4", "b.mp4"), ()),
        ("“a.mp4”; c.mp4 ; d.mp4", ("a.mp4",), ("c.mp4", "d.mp4")),
        ("a.mp4, c.mp4", ("a.mp4",), ("c.mp4",)),
        ("Ba\u0300i, so\u0302\u0301 1.pptx", ("bài, số 1.pptx",), ()),
    ],
)
def test_names_are_found_as_people_write_them(
    cell: str, keys: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    found = main_files(cell, "SP-001", THERE)
    assert (found.keys, found.missing) == (keys, missing)
