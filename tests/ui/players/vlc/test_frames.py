import pytest

from judge_app.ui.players.vlc.frames import BoardHead, FrameBoard, fitted_size, place_offset


@pytest.mark.parametrize(
    ("size", "fitted"),
    [
        ((640, 360), (640, 360)),
        ((1920, 1080), (1280, 720)),
        ((1080, 1920), (720, 1280)),
        ((3840, 1600), (1280, 532)),
        ((321, 193), (320, 192)),
        ((1, 4000), (2, 1280)),
        ((0, 0), (2, 2)),
    ],
)
def test_pictures_fit_their_place(size: tuple[int, int], fitted: tuple[int, int]) -> None:
    assert fitted_size(*size) == fitted


def test_what_one_side_publishes_the_other_reads() -> None:
    board = FrameBoard.made()
    assert board.picture() is None
    other = FrameBoard.found(board.name)
    start = place_offset(2)
    other.buffer[start : start + 16] = bytes(range(16))
    other.publish(BoardHead(clip=1, shown=5, changes=3, place=2, width=2, height=2))
    picture = board.picture()
    assert picture is not None
    assert (picture.width, picture.height, picture.stride) == (2, 2, 8)
    assert picture.pixels == bytes(range(16))
    assert board.head().changes == 3
    board.wipe()
    assert board.picture() is None
    other.close()
    board.close()


@pytest.mark.parametrize(
    "head",
    [
        BoardHead(clip=1, shown=1, changes=1, place=7, width=2, height=2),
        BoardHead(clip=1, shown=1, changes=1, place=0, width=100_000, height=100_000),
    ],
)
def test_a_process_that_went_mad_cannot_make_the_window_read_elsewhere(head: BoardHead) -> None:
    board = FrameBoard.made()
    board.publish(head)
    assert board.picture() is None
    board.close()
