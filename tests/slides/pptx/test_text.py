"""Bodies of text with their paragraphs, as everything they inherit makes them."""

from judge_app.slides.deck import ApproximationKind
from judge_app.slides.pptx.text import read_text
from judge_app.slides.scene_text import Curve, Paragraph, Tab, TextBox
from tests.slides.pptx.scenes import styles, xml


def box(inside: str, *, inherited: str = "", lists: str = "") -> TextBox:
    body = xml(f"<p:txBody>{inside}</p:txBody>")
    own = (xml(f"<a:lstStyle>{lists}</a:lstStyle>"),) if lists else ()
    behind = (xml(inherited),) if inherited else ()
    found = read_text(body, styles(*own), behind)
    assert found is not None
    return found


def paragraph(properties: str, lists: str = "") -> Paragraph:
    return box(f"<a:p>{properties}<a:r><a:t>chữ</a:t></a:r></a:p>", lists=lists).paragraphs[0]


def test_the_box_takes_from_its_layout_what_it_does_not_say() -> None:
    found = box(
        '<a:bodyPr lIns="0" vert="vert270"/><a:p><a:r><a:t>a</a:t></a:r></a:p>',
        inherited='<a:bodyPr anchor="ctr" rIns="7" wrap="none" numCol="2" spcCol="9"/>',
    )

    assert found.insets == (0, 45720, 7, 45720)
    assert (found.anchor, found.wrap, found.turned) == ("ctr", False, 270.0)
    assert (found.columns, found.column_gap) == (2, 9)


def test_fitting_letters_to_the_box() -> None:
    line = "<a:p><a:r><a:t>a</a:t></a:r></a:p>"

    shrunk = box(f'<a:bodyPr><a:normAutofit fontScale="62500"/></a:bodyPr>{line}')
    grown = box(f"<a:bodyPr><a:spAutoFit/></a:bodyPr>{line}")
    own = box(f"<a:bodyPr><a:noAutofit/></a:bodyPr>{line}", inherited=_SHRINKING)

    set_only = box(f"<a:bodyPr/>{line}", inherited=_SHRINKING)
    set_and_done = box(f"<a:bodyPr/>{line}", inherited=_SHRINKING.replace("/></", f" {_DONE}/></"))
    typed = box(f"{_SHRINKING}{line}")

    assert (shrunk.shrinks, shrunk.shrunk_to) == (True, 0.625)
    assert (set_only.shrinks, set_and_done.shrinks, typed.shrinks) == (False, True, True)
    assert not grown.shrinks
    assert not own.shrinks


_DONE = 'fontScale="90000"'
_SHRINKING = "<a:bodyPr><a:normAutofit/></a:bodyPr>"


def test_distances_of_lines_and_paragraphs() -> None:
    percent = paragraph(
        '<a:pPr><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>'
        '<a:spcBef><a:spcPct val="20000"/></a:spcBef><a:spcAft><a:spcPts val="600"/></a:spcAft>'
        '<a:defRPr sz="3000"/></a:pPr>'
    )
    exact = paragraph('<a:pPr><a:lnSpc><a:spcPts val="2400"/></a:lnSpc></a:pPr>')

    assert (percent.line_percent, percent.before, percent.after) == (90.0, 6.0, 6.0)
    assert exact.line_points == 24.0


def test_levels_take_their_own_styles() -> None:
    lists = (
        '<a:lvl1pPr marL="0"><a:defRPr sz="2800"/></a:lvl1pPr>'
        '<a:lvl2pPr marL="742950" indent="-285750" algn="r"><a:buChar char="–"/>'
        '<a:defRPr sz="2400"/></a:lvl2pPr>'
    )

    found = paragraph('<a:pPr lvl="1"/>', lists)

    assert (found.margin, found.indent, found.align) == (742950, -285750, "r")
    assert found.runs[0].size == 24.0
    assert found.bullet is not None
    assert found.bullet.text == "–"


def test_tabs_and_direction() -> None:
    found = paragraph(
        '<a:pPr rtl="1" defTabSz="500000"><a:tabLst><a:tab pos="914400" algn="r"/></a:tabLst></a:pPr>'
    )

    assert found.tabs == (Tab(place=914400, align="r"),)
    assert found.tab_distance == 500000
    assert found.right_to_left


def test_bent_words_are_counted() -> None:
    noted: list[tuple[ApproximationKind, str]] = []
    body = xml(
        '<p:txBody><a:bodyPr><a:prstTxWarp prst="textArchUp"/></a:bodyPr>'
        "<a:p><a:r><a:t>a</a:t></a:r></a:p></p:txBody>"
    )

    read_text(body, styles(note=lambda kind, what: noted.append((kind, what))), ())

    assert noted == [(ApproximationKind.WORD_ART, "textArchUp")]


def test_a_body_without_words_is_none_unless_its_lines_need_room() -> None:
    empty = xml('<p:txBody><a:p><a:endParaRPr sz="4000"/></a:p></p:txBody>')

    kept = read_text(empty, styles(), (), keep_empty=True)

    assert read_text(empty, styles(), ()) is None
    assert kept is not None
    assert kept.paragraphs[0].empty_size == 40.0


def test_words_may_be_turned_in_their_box_and_stretched_over_it() -> None:
    line = "<a:p><a:r><a:t>a</a:t></a:r></a:p>"
    warped = '<a:bodyPr rot="2700000"><a:prstTxWarp prst="{}"/></a:bodyPr>'

    plain = box(f"<a:bodyPr/>{line}")
    square = box(warped.format("textPlain") + line)
    arch = box(warped.format("textArchUp") + line)

    assert (plain.rotation, plain.stretched) == (0, False)
    assert (square.rotation, square.stretched) == (45, True)
    assert (arch.stretched, arch.curve) == (False, Curve.UP)
    assert square.curve is None
