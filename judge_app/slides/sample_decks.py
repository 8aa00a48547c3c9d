"""Makes the decks of the sample contest: text, pictures, a table, a chart, groups, a logo."""

import io
from dataclasses import dataclass
from typing import Any

from judge_app.slides.sample_motion import add_film, come_one_by_one, come_with_fade
from judge_app.slides.sample_pictures import PLUM, TEAL, logo, scene

_TITLE_ONLY, _TITLE_AND_TEXT, _FIRST = 5, 1, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckText:
    """The words of a sample deck, and a film for one of its slides if it has one."""

    title: str
    subtitle: str
    points: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    chart_title: str
    chart: tuple[tuple[str, int], ...]
    closing: str
    film: bytes = b""


def make_deck(text: DeckText) -> bytes:
    """Return a `.pptx` of seven slides or eight, with speaker's notes and one hidden slide."""
    from pptx import Presentation  # noqa: PLC0415 - loads in 0.2 s
    from pptx.util import Inches  # noqa: PLC0415

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _dress_master(deck)
    _first(deck, text)
    _points(deck, text)
    _picture(deck, text)
    _table(deck, text)
    _chart(deck, text)
    _steps(deck, text)
    if text.film:
        _film(deck, text)
    _spare(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _dress_master(deck: Any) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    master = deck.slide_master
    for holder in (master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:  # noqa: SLF001 - inherited places stay so
                shape.left, shape.width = round(shape.left * 4 / 3), round(shape.width * 4 / 3)
    _colour_titles(master)
    shapes = master.shapes
    band = shapes._spTree  # noqa: SLF001 - a master offers no way of its own to add a shape
    helper = deck.slides.add_slide(deck.slide_layouts[6])
    bar = helper.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, 0, Inches(7.28), deck.slide_width, Inches(0.22)
    )
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor(*PLUM)
    bar.line.fill.background()
    band.insert(2, bar._element)  # noqa: SLF001
    picture = helper.shapes.add_picture(
        io.BytesIO(logo()), Inches(12.35), Inches(0.2), Inches(0.8), Inches(0.8)
    )
    relation = helper.part.rels[picture._element.blip_rId]  # noqa: SLF001
    moved = master.part.relate_to(relation.target_part, relation.reltype)
    picture._element.blipFill.blip.rEmbed = moved  # noqa: SLF001
    band.append(picture._element)  # noqa: SLF001
    ids = deck.slides._sldIdLst  # noqa: SLF001
    deck.part.drop_rel(ids[0].rId)
    del ids[0]


def _colour_titles(master: Any) -> None:
    """Set the colour that every title inherits; python-pptx has no word for a master's styles."""
    from lxml import etree  # noqa: PLC0415
    from pptx.oxml.ns import qn  # noqa: PLC0415

    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")  # noqa: SLF001
    for fill in style.findall(qn("a:solidFill")):
        style.remove(fill)
    fill = etree.SubElement(style, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val="".join(f"{part:02X}" for part in PLUM))
    style.insert(0, fill)
    style.set("b", "1")


def _first(deck: Any, text: DeckText) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_FIRST])
    slide.shapes.title.text = text.title
    slide.placeholders[1].text = text.subtitle
    slide.notes_slide.notes_text_frame.text = "Chào ban giám khảo, giới thiệu chi hội."


def _points(deck: Any, text: DeckText) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_TEXT])
    slide.shapes.title.text = "Nội dung"
    frame = slide.placeholders[1].text_frame
    for number, point in enumerate(text.points):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = point
        paragraph.level = 1 if point.startswith("gồm") else 0
    slide.notes_slide.notes_text_frame.text = "Nhấn mạnh cách làm với hội viên lớn tuổi."


def _picture(deck: Any, text: DeckText) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = "Hình ảnh sinh hoạt chi hội"
    slide.shapes.add_picture(
        io.BytesIO(scene(text.title, width=800)), Inches(2.2), Inches(1.6), width=Inches(8.8)
    )


def _table(deck: Any, text: DeckText) -> None:
    from pptx.util import Inches, Pt  # noqa: PLC0415

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = "Kết quả đạt được"
    rows, columns = len(text.table), len(text.table[0])
    table = slide.shapes.add_table(
        rows, columns, Inches(1.2), Inches(1.8), Inches(10.9), Inches(0.6 * rows)
    ).table
    for r, row in enumerate(text.table):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell
            table.cell(r, c).text_frame.paragraphs[0].font.size = Pt(20)


def _chart(deck: Any, text: DeckText) -> None:
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION  # noqa: PLC0415
    from pptx.util import Inches  # noqa: PLC0415

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = text.chart_title
    data = CategoryChartData()
    data.categories = [name for name, _ in text.chart]
    data.add_series("Số hội viên", [value for _, value in text.chart])
    chart = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1.5), Inches(1.6), Inches(10.3), Inches(5.2), data
    ).chart
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False


def _steps(deck: Any, text: DeckText) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.shapes import MSO_SHAPE  # noqa: PLC0415
    from pptx.util import Inches, Pt  # noqa: PLC0415

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = "Các bước thực hiện"
    group = slide.shapes.add_group_shape()
    boxes = []
    for number, word in enumerate(("Khảo sát", "Tập huấn", "Triển khai", "Nhân rộng")):
        box = group.shapes.add_shape(
            MSO_SHAPE.CHEVRON if number else MSO_SHAPE.PENTAGON,
            Inches(0.9 + 2.9 * number),
            Inches(2.6),
            Inches(3.0),
            Inches(1.5),
        )
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(*(TEAL if number % 2 else PLUM))
        box.line.fill.background()
        box.text_frame.text = f"{number + 1}. {word}"
        box.text_frame.paragraphs[0].font.size = Pt(22)
        box.text_frame.paragraphs[0].font.bold = True
        boxes.append(box)
    note = slide.shapes.add_textbox(Inches(1.2), Inches(4.8), Inches(10.8), Inches(1.2))
    note.text_frame.word_wrap = True
    note.text_frame.text = text.closing
    note.text_frame.paragraphs[0].font.size = Pt(24)
    come_one_by_one(slide, boxes)
    come_with_fade(slide)


def _film(deck: Any, text: DeckText) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    slide.shapes.title.text = "Phim ngắn về chi hội"
    add_film(slide, text.film, text.title)


def _spare(deck: Any) -> None:
    hidden = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_TEXT])
    hidden.shapes.title.text = "Trang dự phòng"
    hidden.placeholders[1].text = "Số liệu chi tiết khi ban giám khảo hỏi thêm."
    hidden._element.set("show", "0")  # noqa: SLF001 - python-pptx has no word for hidden slides
