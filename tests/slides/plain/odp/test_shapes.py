"""OpenDocument shapes become words, tables and clips at their places, masters underneath."""

import pytest

from judge_app.slides.plain.odp.reader import read_odp
from judge_app.slides.plain.pages import PlainPage
from judge_app.slides.scene import Item
from tests.slides.plain.odp.decks import PIXEL, odp

CLIP = '<draw:frame xml:id="id1" svg:x="1cm" svg:y="2cm" svg:width="3cm" svg:height="4cm"><draw:plugin xlink:href="{}" draw:mime-type="{}"/></draw:frame>'


def page(body: str, members: dict[str, bytes] | None = None, **more: str) -> PlainPage:
    deck = odp(
        f'<draw:page draw:style-name="dp1" draw:master-page-name="M1">{body}</draw:page>',
        members,
        **more,
    )
    return read_odp(deck)[1][0]


def words(item: Item) -> str:
    return (
        "" if item.text is None else "".join(r.text for p in item.text.paragraphs for r in p.runs)
    )


@pytest.mark.parametrize(
    ("href", "kind", "part", "link", "is_sound"),
    [
        ("Media/phim.mp4", "application/vnd.sun.star.media", "/Media/phim.mp4", "", False),
        ("./Media/nhac.mp3", "", "/Media/nhac.mp3", "", True),
        ("../đại%20hội.avi", "", "", "đại hội.avi", False),
        ("file:///C:/a/nhac.wav", "", "", "nhac.wav", True),
        ("http://127.0.0.1:9/x/phim.mp4", "", "", "127.0.0.1", False),
        ("", "audio/mpeg", "", "", True),
    ],
)  # fmt: skip
def test_clips_inside_are_parts_and_those_outside_are_named(
    href: str, kind: str, part: str, link: str, is_sound: bool
) -> None:
    members = {"Media/phim.mp4": b"x", "Media/nhac.mp3": b"x"}
    (clip,) = page(CLIP.format(href, kind), members).media
    assert (clip.part, clip.link, clip.is_sound) == (part, link, is_sound)
    assert clip.external is not bool(part)
    assert (clip.x, clip.y, clip.width, clip.height) == (360_000, 720_000, 1_080_000, 1_440_000)
    assert clip.shape == "id1"


def test_groups_are_looked_into_and_name_their_members() -> None:
    found = page(
        '<draw:g xml:id="g1"><draw:custom-shape xml:id="s1" svg:x="1cm" svg:width="2cm" svg:height="1cm">'
        "<text:p>Trong nhóm</text:p></draw:custom-shape></draw:g>"
    )
    (item,) = found.items
    assert words(item) == "Trong nhóm"
    assert item.shapes == ("g1", "s1")


def test_tables_have_their_columns_and_merged_cells() -> None:
    found = page(
        '<draw:frame svg:width="10cm" svg:height="4cm"><table:table>'
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Chung</text:p>'
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Riêng</text:p>"
        "</table:table-cell></table:table-row></table:table></draw:frame>"
    )
    (item,) = found.items
    assert item.table is not None
    assert len(item.table.columns) == 3
    assert sum(item.table.columns) == pytest.approx(3_600_000)
    assert [(c.column, c.column_span) for c in item.table.cells] == [(0, 2), (2, 1)]
    assert found.lines == ("Chung", "Riêng")


def test_an_object_without_a_picture_shows_its_words() -> None:
    chart = (
        '<x xmlns:text="urn:t" xmlns:table="urn:u"><text:p>Số hội viên</text:p><table:table-row>'
        "<table:table-cell><text:p>2025</text:p></table:table-cell>"
        "<table:table-cell><text:p>310</text:p></table:table-cell></table:table-row></x>"
    )
    frame = '<draw:frame svg:width="9cm" svg:height="9cm"><draw:object xlink:href="./Object 1"/></draw:frame>'
    found = page(frame, {"Object 1/content.xml": chart.encode()})
    assert found.lines == ("Số hội viên", "2025  |  310")


def test_what_stands_on_the_master_is_seen_and_waiting_boxes_are_not() -> None:
    master = (
        '<style:master-page style:name="M1" style:page-layout-name="PM1">'
        '<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
        '<draw:frame presentation:class="title" svg:width="9cm"><draw:text-box><text:p>Bấm để sửa</text:p></draw:text-box></draw:frame>'
        '<draw:frame presentation:class="page-number" svg:width="1cm"><draw:text-box><text:p><text:page-number/></text:p></draw:text-box></draw:frame>'
        '<draw:frame presentation:class="footer" svg:width="1cm"><draw:text-box><text:p>Chân</text:p></draw:text-box></draw:frame>'
        "</style:master-page>"
    )
    shown = (
        '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:display-page-number="true"/></style:style>'
    )
    found = page("", {"Pictures/a.png": PIXEL}, styles=master, automatic=shown)
    assert [words(item) for item in found.items] == ["", "1"]


def test_words_stand_above_pictures_on_a_light_ground() -> None:
    place = 'svg:width="5cm" svg:height="5cm"'
    found = page(
        f"<draw:custom-shape {place}><text:p>Chữ</text:p></draw:custom-shape>"
        f'<draw:frame {place}><draw:image xlink:href="Pictures/a.png"/></draw:frame>',
        {"Pictures/a.png": PIXEL},
    )
    picture, text = found.items
    assert picture.fill.image is not None
    assert words(text) == "Chữ"
    assert text.fill.colour is not None


def test_a_sound_of_the_page_itself_stands_in_its_corner() -> None:
    style = (
        '<style:style style:name="dp1" style:family="drawing-page"><style:drawing-page-properties>'
        '<presentation:sound xlink:href="Media/a.wav"/></style:drawing-page-properties></style:style>'
    )
    (sound,) = page("", {"Media/a.wav": b"x"}, automatic=style).media
    assert (sound.part, sound.is_sound) == ("/Media/a.wav", True)
    assert sound.x > 5_000_000


def test_deep_groups_end() -> None:
    inner = '<draw:custom-shape svg:width="1cm"><text:p>x</text:p></draw:custom-shape>'
    assert page("<draw:g>" * 100 + inner + "</draw:g>" * 100).items == ()
