"""Paragraphs of OpenDocument shapes: lists, fields, spaces, ids."""

from judge_app.slides.plain.odp.styles import Look
from judge_app.slides.plain.odp.texts import Setting, Texts
from judge_app.slides.scene_text import Paragraph
from tests.slides.plain.odp.decks import node, styles_of

STYLES = """
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-bullet text:level="2" text:bullet-char="-"/>
</text:list-style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
"""
SETTING = Setting(look=Look(size=20.0, font="Arial"), page=3, fields={"footer": "Hội thi"})


def read(xml: str, setting: Setting = SETTING) -> tuple[Paragraph, ...]:
    return Texts(styles_of(STYLES)).paragraphs(
        node(f"<draw:text-box>{xml}</draw:text-box>"), setting
    )


def words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def test_numbers_go_on_over_lists_inside() -> None:
    found = read(
        '<text:list text:style-name="L1">'
        "<text:list-item><text:p>một</text:p><text:list><text:list-item><text:p>nhỏ</text:p>"
        "</text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>hai</text:p><text:p>tiếp</text:p></text:list-item></text:list>"
    )
    signs = [None if p.bullet is None else p.bullet.text for p in found]
    assert list(zip(map(words, found), signs, strict=True)) == [
        ("một", "1."),
        ("nhỏ", "•"),
        ("hai", "2."),
        ("tiếp", None),
    ]
    assert found[1].margin > found[0].margin


def test_a_list_may_begin_anywhere_and_headers_are_not_counted() -> None:
    found = read(
        '<text:list text:style-name="L1"><text:list-header><text:p>đầu</text:p></text:list-header>'
        '<text:list-item text:start-value="5"><text:p>năm</text:p></text:list-item>'
        "<text:list-item><text:p>sáu</text:p></text:list-item></text:list>"
    )
    assert [p.bullet.text if p.bullet else "" for p in found] == ["", "5.", "6."]


def test_fields_spaces_and_breaks_are_letters() -> None:
    (found,) = read(
        "<text:p>Trang <text:page-number>&lt;number&gt;</text:page-number>"
        '<text:s text:c="2"/><text:tab/>a<text:line-break/><text:span text:style-name="T1">b</text:span>'
        "<presentation:footer/><office:annotation><text:p>riêng</text:p></office:annotation></text:p>"
    )
    assert words(found) == "Trang 3  \ta\vbHội thi"
    assert [run.text for run in found.runs if run.bold] == ["b"]


def test_ids_of_paragraphs_are_kept_for_animations() -> None:
    box = node('<draw:text-box><text:p text:id="p1">a</text:p><text:p>b</text:p></draw:text-box>')
    assert [name for name, _ in Texts(styles_of("")).named(box, SETTING)] == ["p1", ""]


def test_deep_lists_end() -> None:
    deep = (
        "<text:list><text:list-item>" * 60
        + "<text:p>x</text:p>"
        + "</text:list-item></text:list>" * 60
    )
    assert read(deep) == ()
