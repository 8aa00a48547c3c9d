"""Tables: cells' own looks, what their style gives them, merges and borders."""

from typing import Any

from pptx.util import Inches

from judge_app.slides.scene import Cell, Table
from tests.slides.pptx.scenes import SlideMaker, xml

RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def made(rows: int = 3, columns: int = 2) -> tuple[SlideMaker, Any]:
    maker = SlideMaker()
    frame = maker.slide.shapes.add_table(rows, columns, Inches(1), Inches(1), Inches(4), Inches(3))
    return maker, frame.table


def read(maker: SlideMaker) -> Table:
    (item,) = maker.items()
    assert item.table is not None
    return item.table


def cell(table: Table, row: int, column: int) -> Cell:
    return next(found for found in table.cells if (found.row, found.column) == (row, column))


def test_the_usual_style_paints_head_and_bands() -> None:
    maker, table = made()
    table.cell(0, 0).text = "Đầu"

    found = read(maker)

    head = cell(found, 0, 0)
    assert head.fill.colour == (0x4F, 0x81, 0xBD, 255)
    assert head.text is not None
    assert head.text.paragraphs[0].runs[0].bold
    assert head.text.paragraphs[0].runs[0].colour == (255, 255, 255, 255)
    assert cell(found, 1, 0).fill != cell(found, 2, 0).fill
    edge = cell(found, 1, 0).edges[2]
    assert edge is not None
    assert edge.colour == (255, 255, 255, 255)


def test_bands_are_off_where_the_table_says_so() -> None:
    maker, table = made()
    table.horz_banding = False
    table.first_row = False

    found = read(maker)

    assert cell(found, 0, 0).fill == cell(found, 1, 0).fill == cell(found, 2, 0).fill


def test_a_cell_s_own_fill_borders_and_margins_come_first() -> None:
    maker, table = made()
    properties = table.cell(1, 1)._tc.get_or_add_tcPr()
    properties.append(xml(f'<a:lnL w="25400">{RED}</a:lnL>'))
    properties.append(xml("<a:lnR><a:noFill/></a:lnR>"))
    properties.append(xml(RED))
    properties.set("marL", "7")
    properties.set("anchor", "ctr")
    properties.set("vert", "vert270")

    found = cell(read(maker), 1, 1)

    left, _, right, _ = found.edges
    assert left is not None
    assert (left.width, left.colour) == (25400, (255, 0, 0, 255))
    assert right is None
    assert found.fill.colour == (255, 0, 0, 255)
    assert found.text is not None
    assert (found.text.insets[0], found.text.anchor, found.text.turned) == (7, "ctr", 270.0)


def test_merged_cells_are_one() -> None:
    maker, table = made(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1))

    found = read(maker)

    assert len(found.cells) == 6
    corner = cell(found, 0, 0)
    assert (corner.row_span, corner.column_span) == (2, 2)


def test_a_table_without_a_style_is_bare_and_a_grid_has_lines() -> None:
    bare, table = made()
    style = table._tbl.tblPr.find("{*}tableStyleId")
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    grid, other = made()
    other._tbl.tblPr.find("{*}tableStyleId").text = "{5940675A-B579-460E-94D1-54222C63F5DA}"

    nothing, lined = cell(read(bare), 1, 0), cell(read(grid), 1, 0)

    assert nothing.fill.is_empty
    assert [edge for edge in nothing.edges if edge is not None] == []
    assert lined.edges[0] is not None
    assert lined.edges[0].colour == (0, 0, 0, 255)


def test_columns_and_rows_have_the_sizes_of_the_file() -> None:
    maker, table = made(2, 2)
    table.columns[0].width = Inches(3)
    table.rows[1].height = Inches(2)

    found = read(maker)

    assert list(found.columns) == [Inches(3), Inches(2)]
    assert found.rows[1] == Inches(2)


def test_a_cell_may_be_crossed_out() -> None:
    maker, table = made()
    properties = table.cell(1, 0)._tc.get_or_add_tcPr()
    properties.append(xml(f'<a:lnTlToBr w="12700">{RED}</a:lnTlToBr>'))

    found = cell(read(maker), 1, 0)

    assert found.falling is not None
    assert found.falling.colour == (255, 0, 0, 255)
    assert found.rising is None


def test_a_table_that_says_nothing_of_its_place_stands_where_its_placeholder_does() -> None:
    maker = SlideMaker(layout=1)
    body = maker.slide.placeholders[1]
    place = (body.left, body.top)
    body._element.getparent().remove(body._element)
    frame = maker.slide.shapes.add_table(1, 1, 0, 0, Inches(2), Inches(1))._element
    for node in list(frame.find("{*}xfrm")):
        node.getparent().remove(node)
    frame.find(".//{*}nvPr").append(xml('<p:ph idx="1"/>'))
    (item,) = [found for found in maker.items() if found.table is not None]

    assert (item.x, item.y) == place
    assert item.table is not None
    assert item.table.columns == (Inches(2),)


def test_a_table_from_the_right_has_its_first_column_there() -> None:
    maker, table = made(rows=1)
    table.columns[0].width, table.columns[1].width = Inches(1), Inches(3)
    table.cell(0, 0).text = "đầu"
    table._tbl.tblPr.set("rtl", "1")
    found = read(maker)
    words = [one.text for one in found.cells if one.column == 1]

    assert list(found.columns) == [Inches(3), Inches(1)]
    assert [w.paragraphs[0].runs[0].text for w in words if w is not None] == ["đầu"]


def test_a_table_s_own_ground_and_effects() -> None:
    maker, table = made()
    table._tbl.tblPr.insert(0, xml(RED))
    table._tbl.tblPr.insert(1, xml('<a:effectLst id="1"><a:outerShdw/></a:effectLst>'))
    scene, said = maker.read()

    assert scene.items[0].table is not None
    assert scene.items[0].table.background.colour == (255, 0, 0, 255)
    assert [found.what for found in said] == ["outerShdw"]
