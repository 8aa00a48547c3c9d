"""Diagrams and embedded objects: from the picture they keep of themselves, else as words."""

from typing import Any

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.names import parse_loosely
from judge_app.slides.pptx.vml import preview_relation, shape_box
from judge_app.slides.scene import Item
from tests.slides.pptx.scenes import INCH, SlideMaker, xml

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING = "http://schemas.microsoft.com/office/drawing/2008/diagram"


def part(maker: SlideMaker, name: str, kind: str, content: str) -> str:
    """Add a part to the slide; return the relationship's id."""
    package = maker.slide.part.package
    made = Part(PackURI(f"/ppt/{name}"), "application/xml", package, content.encode())
    return str(maker.slide.part.relate_to(made, kind))


def frame(maker: SlideMaker, uri: str, inside: str) -> Any:
    return maker.add(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name=""/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{INCH}" y="{INCH}"/>'
        f'<a:ext cx="{4 * INCH}" cy="{2 * INCH}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def model(extension: str = "") -> str:
    points = "".join(
        f'<dgm:pt modelId="{name}"{kind}><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>'
        "</dgm:t></dgm:pt>"
        for name, kind, text in (
            ("0", ' type="doc"', ""), ("1", "", "Bước một"), ("2", "", "Bước hai"),
            ("3", "", "chi tiết"), ("4", ' type="parTrans"', ""),
        )
    )  # fmt: skip
    links = "".join(
        f'<dgm:cxn modelId="c{n}" srcId="{a}" destId="{b}" srcOrd="{order}"/>'
        for n, (a, b, order) in enumerate((("0", "2", 1), ("0", "1", 0), ("1", "3", 0)))
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{MAIN}"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst>{extension}</dgm:dataModel>"
    )


def diagram(maker: SlideMaker, content: str) -> Any:
    relation = part(maker, "diagrams/data1.xml", f"{KINDS}/diagramData", content)
    return frame(maker, DIAGRAM, f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{relation}"/>')


def texts(items: tuple[Item, ...]) -> list[list[str]]:
    return [
        ["".join(run.text for run in paragraph.runs) for paragraph in item.text.paragraphs]
        for item in items
        if item.text is not None
    ]


def test_a_diagram_without_a_drawing_is_a_list_in_its_order() -> None:
    maker = SlideMaker()
    diagram(maker, model())

    assert texts(maker.items()) == [["Bước một", "chi tiết"], ["Bước hai"]]
    assert maker.kinds() == {ApproximationKind.SMART_ART}


SHAPE = (
    '<dsp:sp><dsp:nvSpPr><dsp:cNvPr id="0" name=""/></dsp:nvSpPr><dsp:spPr><a:xfrm>'
    f'<a:off x="{INCH}" y="0"/><a:ext cx="{INCH}" cy="{INCH}"/></a:xfrm>'
    '<a:prstGeom prst="ellipse"/></dsp:spPr><dsp:txBody><a:bodyPr/><a:p><a:r><a:t>Vòng</a:t></a:r>'
    f'</a:p></dsp:txBody><dsp:txXfrm><a:off x="{INCH}" y="0"/>'
    f'<a:ext cx="{INCH // 2}" cy="{INCH}"/></dsp:txXfrm></dsp:sp>'
)


def drawn_diagram(maker: SlideMaker) -> Any:
    """Add a diagram with a drawing of one shape; return its frame."""
    drawing = (
        f'<dsp:drawing xmlns:dsp="{DRAWING}" xmlns:a="{MAIN}"><dsp:spTree>{SHAPE}</dsp:spTree>'
        "</dsp:drawing>"
    )
    relation = part(maker, "diagrams/drawing1.xml", f"{KINDS}/diagramDrawing", drawing)
    return diagram(maker, model(f'<dsp:dataModelExt xmlns:dsp="{DRAWING}" relId="{relation}"/>'))


def test_a_diagram_s_drawing_is_drawn_from_the_frame_s_corner() -> None:
    maker = SlideMaker()
    drawn_diagram(maker)

    (item,) = maker.items()

    assert (item.x, item.y) == (2 * INCH, INCH)
    assert item.text_area == (0.0, 0.0, 0.5, 1.0)
    assert item.shapes == ("5",)
    assert maker.kinds() == set()


def test_a_diagram_s_drawing_keeps_its_size_in_a_group_that_makes_its_frame_smaller() -> None:
    maker = SlideMaker()
    group = maker.add(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="7" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f'<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{8 * INCH}" cy="{4 * INCH}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{8 * INCH}" cy="{8 * INCH}"/></a:xfrm></p:grpSpPr>'
        "</p:grpSp>"
    )
    group.append(drawn_diagram(maker))

    (item,) = maker.items()

    assert (item.x, item.y) == (2 * INCH, INCH / 2)
    assert (item.width, item.height) == (INCH, INCH)


def test_words_of_a_slide_hold_its_diagrams_and_part_lines_by_spaces() -> None:
    maker = SlideMaker()
    drawn_diagram(maker)
    maker.shape(
        body="<a:p><a:r><a:t>Báo cáo</a:t></a:r><a:br/><a:r><a:t>tổng kết</a:t></a:r></a:p>"
    )

    assert maker.reader().text(1) == "Báo cáo tổng kết\nVòng"


def test_a_diagram_that_cannot_be_read_leaves_the_other_words_of_a_slide() -> None:
    maker = SlideMaker()
    diagram(maker, "<broken")
    maker.shape(body="<a:p><a:r><a:t>Báo cáo</a:t></a:r></a:p>")

    assert maker.reader().text(1) == "Báo cáo"


def test_an_embedded_object_shows_its_picture_in_the_frame_and_stays_closed() -> None:
    maker = SlideMaker()
    picture = part(maker, "media/preview.png", f"{KINDS}/image", "png")
    frame(
        maker,
        "http://schemas.openxmlformats.org/presentationml/2006/ole",
        f'<p:oleObj progId="Excel.Sheet.12"><p:embed/><p:pic><p:nvPicPr/><p:blipFill>'
        f'<a:blip r:embed="{picture}"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:pic></p:oleObj>',
    )

    scene, approximations = maker.read()

    (item,) = scene.items
    assert (item.x, item.y, item.width) == (INCH, INCH, 4 * INCH)
    assert item.fill.image is not None
    assert item.fill.image.content == b"png"
    assert [(a.kind, a.what) for a in approximations] == [(ApproximationKind.OLE, "Excel.Sheet.12")]


def test_previews_of_2007_are_found_by_the_shape_s_name() -> None:
    root = xml(
        '<p:xml><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="_x0000_s1026" '
        'style="position:absolute; left:1in;top:2pt;width:10pt;height:20pt">'
        '<v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office" o:relid="rId3"/>'
        "</v:shape></p:xml>"
    )

    assert preview_relation(root, "_x0000_s1026") == preview_relation(root, "1026") == "rId3"
    assert shape_box(root, "1026") == (INCH, 25_400, 127_000, 254_000)
    assert shape_box(root, "7") is None
    assert preview_relation(root, "_x0000_s1027") == ""


def test_a_chart_that_lies_outside_is_named_and_not_fetched() -> None:
    maker = SlideMaker()
    relation = maker.slide.part.relate_to(
        "https://noi.khac/bieu-do.xlsx", f"{KINDS}/chart", is_external=True
    )
    frame(
        maker,
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        f'<c:chart r:id="{relation}"/>',
    )

    assert maker.items() == ()
    assert maker.kinds() == {ApproximationKind.LINKED}


def test_a_picture_that_lies_outside_is_a_grey_box_with_its_host() -> None:
    maker = SlideMaker()
    relation = maker.slide.part.relate_to(
        "http://noi.khac/anh.png", f"{KINDS}/image", is_external=True
    )
    maker.add(
        '<p:pic><p:nvPicPr><p:cNvPr id="4" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:link="{relation}"/></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{3 * INCH}" cy="{2 * INCH}"/></a:xfrm></p:spPr></p:pic>'
    )

    (item,) = maker.items()

    assert item.fill.colour == (230, 230, 230, 255)
    assert texts((item,)) == [["noi.khac"]]


def test_a_control_shows_its_picture_and_does_nothing() -> None:
    maker = SlideMaker()
    picture = part(maker, "media/player.png", f"{KINDS}/image", "png")
    inner = (
        f'<p:pic><p:nvPicPr/><p:blipFill><a:blip r:embed="{picture}"/></p:blipFill><p:spPr><a:xfrm>'
        '<a:off x="5" y="6"/><a:ext cx="7" cy="8"/></a:xfrm></p:spPr></p:pic>'
    )
    controls = xml(f'<p:controls><p:control name="Player1">{inner}</p:control></p:controls>')
    maker.slide._element.cSld.append(controls)

    scene, approximations = maker.read()

    (item,) = scene.items
    assert (item.x, item.y, item.width, item.height) == (5, 6, 7, 8)
    assert [(a.kind, a.what) for a in approximations] == [(ApproximationKind.OLE, "Player1")]


def test_old_drawings_are_read_although_they_are_no_proper_xml() -> None:
    root = parse_loosely(
        b'<xml xmlns:v="urn:v" xmlns:o="urn:schemas-microsoft-com:office:office"><![if gte vml 1]>'
        b'<br><v:shape id="_x0000_s7"><v:imagedata o:relid="rId1"/></v:shape></xml>'
    )

    assert root is not None
    assert preview_relation(root, "7") == "rId1"
    assert parse_loosely(b"") is None
