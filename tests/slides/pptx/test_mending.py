"""Packages that other programs wrote carelessly are read as far as they go, and it is said."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from judge_app.byte_source import MemorySource
from judge_app.slides.pptx.reader import PptxReader
from tests.support.decks import DeckMaker

Members = dict[str, bytes]
_SLIDE = "ppt/slides/slide2.xml"
_RELATIONS = "ppt/slides/_rels/slide2.xml.rels"


def _deck() -> Members:
    maker = DeckMaker()
    for number in (1, 2):
        maker.slide(f"Trang {number}", ("Nội dung",))
    with zipfile.ZipFile(io.BytesIO(maker.save())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _read(members: Members) -> PptxReader:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is, whatever the machine's own way is
            archive.writestr(info, content)
    return PptxReader(MemorySource("bài.pptx", stream.getvalue()))


def _with(members: Members, name: str, change: Callable[[bytes], bytes]) -> Members:
    return members | {name: change(members[name])}


def _without_layout(members: Members) -> Members:
    return _with(
        members, _RELATIONS, lambda xml: re.sub(rb"<Relationship [^>]*slideLayout[^>]*/>", b"", xml)
    )


def _without_type(members: Members) -> Members:
    missing = rb'<Override PartName="/ppt/(slides|slideLayouts)/[^>]*>'
    return _with(members, "[Content_Types].xml", lambda xml: re.sub(missing, b"", xml))


def _with_another_spelling(members: Members) -> Members:
    return {name.replace("ppt/slides/", "ppt/Slides/"): xml for name, xml in members.items()}


def _without_relations(members: Members) -> Members:
    return {name: xml for name, xml in members.items() if name != _RELATIONS}


@pytest.mark.parametrize(
    "spoiled", [_without_layout, _without_type, _with_another_spelling, _without_relations]
)
def test_slides_are_found_all_the_same(spoiled: Callable[[Members], Members]) -> None:
    reader = _read(spoiled(_deck()))

    assert reader.is_mended
    assert [reader.facts(n).title for n in (1, 2)] == ["Trang 1", "Trang 2"]
    assert reader.scene(2)[0].items


def test_slides_that_are_not_there_cost_nothing_but_themselves() -> None:
    reader = _read({name: xml for name, xml in _deck().items() if name != _SLIDE})

    assert reader.is_mended
    assert reader.count == 1
    assert reader.facts(1).title == "Trang 1"


def test_names_may_be_written_as_on_windows() -> None:
    reader = _read({name.replace("/", "\\"): xml for name, xml in _deck().items()})

    assert not reader.is_mended
    assert reader.count == 2
