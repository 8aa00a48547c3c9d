"""Diagrams without a drawing of their own: the commonest layouts from their words."""

from collections.abc import Sequence
from typing import Any

import pytest

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.diagrams.layouts import lay_out
from judge_app.slides.pptx.diagrams.tree import read_tree
from judge_app.slides.scene import Item
from tests.slides.pptx.scenes import INCH, SlideMaker, xml
from tests.slides.pptx.test_graphics import DIAGRAM, KINDS, MAIN, frame, part

LAYOUT = "urn:microsoft.com/office/officeart/2005/8/layout/"
COLOURS = "urn:microsoft.com/office/officeart/2005/8/colors/"
Words = str | tuple[str, Sequence["Words"]]

STEPS: list[Words] = ["Nộp bài", "Sơ khảo", "Chung khảo", "Trao giải"]
BRANCHES: list[Words] = [("Ban tổ chức", [("Giám khảo", ["Một", "Hai"]), "Thư ký"])]


def model(layout: str, words: Sequence[Words], colours: str = "accent1_2", more: str = "") -> str:
    points, links = [], []

    def add(parent: str, order: int, one: Words) -> None:
        text, below = one if isinstance(one, tuple) else (one, ())
        name = f"{parent}.{order}"
        points.append(
            f'<dgm:pt modelId="{name}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p>'
            "</dgm:t></dgm:pt>"
        )
        links.append(
            f'<dgm:cxn modelId="c{name}" srcId="{parent}" destId="{name}" srcOrd="{order}"/>'
        )
        for number, inner in enumerate(below):
            add(name, number, inner)

    for number, one in enumerate(words):
        add("0", number, one)
    top = (
        f'<dgm:pt modelId="0" type="doc"><dgm:prSet loTypeId="{LAYOUT}{layout}" '
        f'csTypeId="{COLOURS}{colours}"/></dgm:pt>'
    )
    return (
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{MAIN}"><dgm:ptLst>{top}{"".join(points)}'
        f"{more}</dgm:ptLst><dgm:cxnLst>{''.join(links)}</dgm:cxnLst></dgm:dataModel>"
    )


def drawn(layout: str, words: Sequence[Words], **more: Any) -> tuple[Item, ...]:
    maker = SlideMaker()
    relation = part(
        maker, "diagrams/data1.xml", f"{KINDS}/diagramData", model(layout, words, **more)
    )
    frame(maker, DIAGRAM, f'<dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{relation}"/>')
    assert maker.kinds() == {ApproximationKind.SMART_ART}
    return maker.items()


def written(items: tuple[Item, ...]) -> dict[str, Item]:
    return {
        run.text: item
        for item in items
        if item.text is not None
        for paragraph in item.text.paragraphs
        for run in paragraph.runs
    }


def middles(items: tuple[Item, ...], words: Sequence[str]) -> list[tuple[float, float]]:
    found = written(items)
    return [
        (found[word].x + found[word].width / 2, found[word].y + found[word].height / 2)
        for word in words
    ]


@pytest.mark.parametrize(
    "layout",
    ["default", "process1", "hProcess9", "chevron1", "chevron2", "vList2", "vList5", "list1",
     "hList1", "lProcess2", "cycle2", "radial1", "hierarchy1", "hierarchy2", "hierarchy4",
     "orgChart1", "pyramid1", "pyramid2", "pyramid3", "matrix1", "matrix3", "venn1", "target1",
     "process2", "neverHeardOf"],
)  # fmt: skip
@pytest.mark.parametrize("words", [STEPS, BRANCHES])
def test_every_layout_keeps_all_words_in_its_frame(layout: str, words: list[Words]) -> None:
    items = drawn(layout, words)

    wanted = {"Nộp bài", "Trao giải"} if words is STEPS else {"Ban tổ chức", "Thư ký", "Một"}
    if not (layout.startswith("matrix") and words is BRANCHES):
        assert wanted <= set(written(items))
    for item in items:
        assert item.x >= 0.99 * INCH - abs(item.height - item.width) / 2 * bool(item.rotation)
        assert item.x + item.width <= 5.01 * INCH
        assert item.y + item.height <= 3.01 * INCH + abs(item.height) * bool(item.rotation)


def test_a_process_goes_to_the_right_and_a_list_down() -> None:
    across = middles(drawn("process1", STEPS), ("Nộp bài", "Sơ khảo", "Trao giải"))
    down = middles(drawn("vList2", STEPS), ("Nộp bài", "Sơ khảo", "Trao giải"))

    assert across[0][0] < across[1][0] < across[2][0]
    assert len({round(y) for _, y in across}) == 1
    assert down[0][1] < down[1][1] < down[2][1]


def test_a_cycle_begins_above_and_goes_clockwise() -> None:
    first, second, third, fourth = middles(
        drawn("cycle2", STEPS), ("Nộp bài", "Sơ khảo", "Chung khảo", "Trao giải")
    )

    assert first[1] < second[1] < third[1]
    assert fourth[0] < first[0] < second[0]


def test_a_tree_s_boxes_stand_over_what_is_below_them() -> None:
    items = drawn("orgChart1", BRANCHES)
    top, left, one, two = middles(items, ("Ban tổ chức", "Giám khảo", "Một", "Hai"))

    assert top[1] < left[1] < one[1] == pytest.approx(two[1])
    assert left[0] == pytest.approx((one[0] + two[0]) / 2)
    assert sum(item.text is None and item.stroke is not None for item in items) == 4


def test_a_pyramid_grows_wider_downwards_and_its_other_kind_narrower() -> None:
    up = written(drawn("pyramid1", STEPS))
    down = written(drawn("pyramid3", STEPS))

    assert up["Nộp bài"].width < up["Trao giải"].width
    assert down["Nộp bài"].width > down["Trao giải"].width


def test_a_matrix_with_a_title_has_it_in_the_middle() -> None:
    items = drawn("matrix1", [("Tiêu chí", STEPS)])
    title, first, last = middles(items, ("Tiêu chí", "Nộp bài", "Trao giải"))

    assert first[0] < title[0] < last[0]
    assert first[1] < title[1] < last[1]


def test_colours_are_those_that_were_chosen() -> None:
    one = drawn("default", STEPS, colours="accent2_2")
    many = drawn("default", STEPS, colours="colorful1")
    lines = drawn("default", STEPS, colours="accent2_1")
    fill = '<a:solidFill><a:srgbClr val="112233"/></a:solidFill>'
    shown = '<dgm:prSet presAssocID="0.0" presName="node"/>'
    own = drawn(
        "default",
        STEPS,
        more=f'<dgm:pt modelId="9" type="pres">{shown}<dgm:spPr>{fill}</dgm:spPr></dgm:pt>',
    )

    assert len({item.fill.colour for item in one}) == 1
    assert len({item.fill.colour for item in many}) == 4
    assert {item.fill.colour for item in lines} == {(255, 255, 255, 255)}
    assert own[0].fill.colour == (0x11, 0x22, 0x33, 255)
    assert own[1].fill.colour != own[0].fill.colour


def test_letters_of_equal_boxes_are_of_one_size_and_fit() -> None:
    items = drawn("default", ["a", "Một tên dài hơn các tên khác rất nhiều lần", "c"])

    sizes = {run.size for i in items if i.text for p in i.text.paragraphs for run in p.runs}
    assert len(sizes) == 1
    assert 8 <= sizes.pop() <= 24


def test_no_words_are_no_blocks() -> None:
    tree = read_tree(xml(f'<dgm:dataModel xmlns:dgm="{DIAGRAM}"><dgm:ptLst/></dgm:dataModel>'))

    assert list(lay_out(tree, (0, 0, 10, 10))) == []
