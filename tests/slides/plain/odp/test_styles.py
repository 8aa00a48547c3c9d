"""Styles inherit: run over paragraph over shape over its ancestors."""

import pytest

from judge_app.slides.plain.odp.styles import Look, level_of, numbering
from tests.slides.plain.odp.decks import node, styles_of

STYLES = """
<style:font-face style:name="F1" svg:font-family="'.VnTime'"/>
<style:default-style style:family="graphic"><style:text-properties fo:font-size="24pt"/></style:default-style>
<style:style style:name="base" style:family="presentation"><style:text-properties fo:font-size="32pt" style:font-name="F1" fo:font-weight="bold"/></style:style>
<style:style style:name="pr1" style:family="presentation" style:parent-style-name="base"><style:graphic-properties draw:fill="bitmap" draw:fill-image-name="nền"/><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-size="50%" fo:text-transform="uppercase" style:text-underline-style="solid"/></style:style>
<style:style style:name="loop" style:family="text" style:parent-style-name="loop"/>
<style:style style:name="M-outline1" style:family="presentation"><style:text-properties fo:font-size="30pt"/></style:style>
<style:style style:name="M-outline2" style:family="presentation" style:parent-style-name="M-outline1"><style:text-properties fo:font-size="26pt"/></style:style>
<style:style style:name="pr2" style:family="presentation" style:parent-style-name="M-outline1"/>
<draw:fill-image draw:name="nền" xlink:href="Pictures/nen.png"/>
"""


def test_what_a_style_does_not_say_its_ancestors_do() -> None:
    styles = styles_of(STYLES)
    look = styles.look("presentation", "pr1", styles.default("graphic"))
    assert look == Look(size=32.0, font=".VnTime", bold=True, align="ctr")
    run = styles.look("text", "T1", look)
    assert (run.size, run.capitals, run.underline, run.bold) == (16.0, True, True, True)


def test_strange_chains_end() -> None:
    styles = styles_of(STYLES)
    assert styles.look("text", "loop", Look()) == Look()
    assert styles.look("text", "không có", Look(size=9.0)) == Look(size=9.0)


def test_values_and_pictures_of_fills_are_found_along_the_chain() -> None:
    styles = styles_of(STYLES)
    assert styles.value("presentation", "pr1", "fill") == "bitmap"
    assert (
        styles.image(styles.value("presentation", "pr1", "fill-image-name")) == "Pictures/nen.png"
    )
    assert styles.image("khác") == ""


def test_deeper_levels_of_an_outline_have_their_own_style() -> None:
    styles = styles_of(STYLES)
    assert styles.at_level("presentation", "pr2", 2) == "M-outline2"
    assert styles.at_level("presentation", "pr2", 3) == "pr2"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="➢"/>', "•"),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char=" "/>', None),
        ('<text:list-level-style-number text:level="1" style:num-format=""/>', None),
        ('<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>', "4."),
        ('<text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"/>', "d)"),
        ('<text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="("/>', "(IV"),
        ('<text:list-level-style-image text:level="1"/>', "•"),
    ],
)  # fmt: skip
def test_signs_and_numbers_of_lists(level: str, expected: str | None) -> None:
    style = node(f"<text:list-style>{level}</text:list-style>")
    assert numbering(level_of(style, 1), 4) == expected
    assert level_of(style, 2) is None
