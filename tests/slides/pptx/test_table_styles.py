"""Which part of a table style a cell belongs to, and what its sides are called there."""

import pytest

from judge_app.slides.pptx.built_in_styles import built_in_style
from judge_app.slides.pptx.names import q
from judge_app.slides.pptx.table_styles import Place, TableStyle, find_style
from tests.slides.pptx.scenes import xml


def line(side: str, width: int) -> str:
    fill = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return f'<a:{side}><a:ln w="{width}">{fill}</a:ln></a:{side}>'


def fill(colour: str) -> str:
    return f'<a:fill><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:fill>'


STYLE = (
    '<a:tblStyle styleId="{own}"><a:wholeTbl><a:tcStyle><a:tcBdr>'
    f"{line('left', 1)}{line('right', 2)}{line('top', 3)}{line('bottom', 4)}"
    f"{line('insideH', 5)}{line('insideV', 6)}</a:tcBdr>{fill('111111')}</a:tcStyle></a:wholeTbl>"
    f"<a:band1H><a:tcStyle><a:tcBdr/>{fill('222222')}</a:tcStyle></a:band1H>"
    f"<a:firstCol><a:tcTxStyle b='on'/><a:tcStyle><a:tcBdr/>{fill('333333')}</a:tcStyle></a:firstCol>"
    f"<a:firstRow><a:tcStyle><a:tcBdr>{line('bottom', 9)}</a:tcBdr>{fill('444444')}</a:tcStyle>"
    "</a:firstRow></a:tblStyle>"
)


def styled(properties: str) -> TableStyle:
    return TableStyle(xml(STYLE), xml(f"<a:tblPr {properties}/>"))


def place(row: int, column: int) -> Place:
    return Place(row=row, column=column, rows=4, columns=3)


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [(0, 0, "444444"), (0, 1, "444444"), (1, 0, "333333"), (1, 1, "222222"), (2, 1, "111111")],
)
def test_the_strongest_part_paints_a_cell(row: int, column: int, expected: str) -> None:
    style = styled('firstRow="1" firstCol="1" bandRow="1"')

    found = style.fill(place(row, column))

    assert found is not None
    assert found[0].get("val") == expected


@pytest.mark.parametrize(
    ("row", "column", "side", "width"),
    [
        (1, 0, "left", "1"), (1, 1, "left", "6"), (1, 2, "right", "2"), (1, 1, "right", "6"),
        (0, 1, "top", "3"), (1, 1, "top", "5"), (3, 1, "bottom", "4"), (2, 1, "bottom", "5"),
    ],
)  # fmt: skip
def test_outer_and_inner_sides(row: int, column: int, side: str, width: str) -> None:
    found = styled("").edge(place(row, column), side)

    assert found is not None
    assert found.get("w") == width


def test_a_part_s_own_side_comes_before_the_whole_table_s() -> None:
    found = styled('firstRow="1"').edge(place(0, 1), "bottom")

    assert found is not None
    assert found.get("w") == "9"


def test_letters_come_from_the_parts_a_cell_belongs_to() -> None:
    style = styled('firstCol="1"')

    assert [node.get("b") for node in style.letters(place(1, 0))] == ["on"]
    assert list(style.letters(place(1, 1))) == []


def test_styles_are_found_in_the_deck_or_known() -> None:
    listed = xml(f"<a:tblStyleLst>{STYLE}</a:tblStyleLst>")

    assert find_style(listed, "{own}") is not None
    assert find_style(None, "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}") is not None
    assert find_style(listed, "{unheard-of}") is None


ALL_ON = 'firstRow="1" lastRow="1" firstCol="1" lastCol="1" bandRow="1"'


@pytest.mark.parametrize(
    ("name", "head", "band", "other"),
    [
        ("5C22544A-7EE6-4342-B048-85BDC9FD1C3A", "accent1", "accent1", "accent1"),
        ("B301B821-A1FF-4177-AEE7-76D212191A09", "accent1", "accent1", "lt1"),
        ("85BE263C-DBD7-4A20-BB59-AAB30ACAA65A", "accent2", "dk1", "lt1"),
        ("0505E3EF-67EA-436B-97B2-0124C06EBD24", "accent3", "accent3", "accent3"),
        ("D27102A9-8310-4765-A935-A1911B00CA55", None, "accent4", None),
        ("5A111915-BE36-4E01-A7E5-04B1672EAD32", "accent5", None, None),
        ("46F890A9-2807-4EBB-B81D-B2AA78EC7F39", "accent6", "accent5", "accent5"),
        ("AF606853-7671-496A-8E4F-DF71F8EC918B", "dk1", "accent6", "accent6"),
        ("3C2FFA5D-87B4-456A-9821-1D502468CF0F", "accent1", "accent1", None),
        ("E8034E78-7F5D-4C2E-B375-FC64B27BC917", "dk1", "dk1", "dk1"),
    ],
)
def test_built_in_styles_fill_head_and_bands(
    name: str, head: str | None, band: str | None, other: str | None
) -> None:
    style = TableStyle(built_in_style(f"{{{name.lower()}}}"), xml(f"<a:tblPr {ALL_ON}/>"))

    found = [style.fill(place(row, 1)) for row in (0, 1, 2)]

    assert [None if fill is None else fill[0].get("val") for fill in found] == [head, band, other]


def test_every_built_in_style_has_a_family_s_parts() -> None:
    names = [
        "{2A488322-F2BA-4B5B-9748-0D474271808F}", "{638B1855-1B75-4FBE-930C-398BA8C253C6}",
        "{E8B1032C-EA38-4F05-BA0D-38AFFFC7BED3}", "{5940675A-B579-460E-94D1-54222C63F5DA}",
    ]  # fmt: skip

    for name in names:
        found = built_in_style(name)
        assert found is not None
        assert found.find(q("a:wholeTbl")) is not None
    assert built_in_style("{2D5ABB26-0587-4C30-8999-92F81FD0307C}") is None


def test_what_lies_behind_all_cells_is_told_apart_from_their_own_fill() -> None:
    style = TableStyle(built_in_style("{D113A9D2-9D6B-4929-AA2D-F23B5EE8CBE7}"), None)
    behind = style.background()

    assert behind is not None
    assert behind.get("idx") == "3"
    assert style.fill(place(1, 1)) is None
