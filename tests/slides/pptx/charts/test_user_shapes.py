"""Shapes drawn onto a chart lie over it, where their anchors say."""

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from tests.slides.pptx.charts.test_chart import KIND, made, words
from tests.slides.pptx.scenes import INCH

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_DRAWING = """<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<cdr:relSizeAnchor xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">
<cdr:from><cdr:x>0.5</cdr:x><cdr:y>0.25</cdr:y></cdr:from>
<cdr:to><cdr:x>0.75</cdr:x><cdr:y>0.5</cdr:y></cdr:to>
<cdr:sp><cdr:nvSpPr><cdr:cNvPr id="2" name=""/><cdr:cNvSpPr/></cdr:nvSpPr>
<cdr:spPr><a:prstGeom prst="rect"/></cdr:spPr>
<cdr:txBody><a:bodyPr/><a:p><a:r><a:t>Cao nhất</a:t></a:r></a:p></cdr:txBody></cdr:sp>
</cdr:relSizeAnchor></c:userShapes>"""


def test_a_note_on_a_chart_stands_at_its_share_of_the_frame() -> None:
    maker, chart = made(KIND.COLUMN_CLUSTERED)
    package = maker.deck.part.package
    name = PackURI("/ppt/drawings/drawing1.xml")
    part = Part(name, _TYPE, package, _DRAWING.encode())
    chart.part.relate_to(part, _KIND)
    items = maker.items()
    (note,) = [item for item in items if words((item,)) == ["Cao nhất"]]

    assert (note.x, note.y) == (4 * INCH, 2 * INCH)
    assert (note.width, note.height) == (1.5 * INCH, INCH)
    assert {item.shapes for item in items} == {note.shapes}
