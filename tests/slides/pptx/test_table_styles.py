"""Which part of a table style a cell belongs to, and what its sides are called there."""

import pytest

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
