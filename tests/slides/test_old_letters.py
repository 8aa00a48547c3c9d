"""Words in Vietnamese fonts of the 1990s are shown as their makers saw them, and it is said."""

import io
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from judge_app.byte_source import MemorySource
from judge_app.progress import Cancellation
from judge_app.slides.deck import ApproximationKind
from judge_app.slides.examining import examine
from judge_app.slides.old_letters import readable
from judge_app.slides.pptx.reader import PptxReader
from judge_app.slides.scene import words_of
from judge_app.slides.worker import DeckWorker

_LATIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"


def _set_in(frame: Any, words: str, font: str) -> None:
    frame.text = words
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.name = font


def _deck(*, inherited: bool = False) -> bytes:
    """Return a deck in old fonts, named by the runs themselves or by the master alone."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    if inherited:
        slide.shapes.title.text = "Giíi thiÖu Héi"
        for latin in deck.slide_master._element.iter(_LATIN):
            latin.set("typeface", ".VnTime")
    else:
        _set_in(slide.shapes.title.text_frame, "héi phô n÷", ".VnTimeH")
        cell = slide.shapes.add_table(1, 1, 0, 0, Inches(4), Inches(1)).table.cell(0, 0)
        _set_in(cell.text_frame, "taùc phaåm", "VNI-Times")
        _set_in(slide.notes_slide.notes_text_frame, "Ghi chó", ".VnTime")
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def test_letters_are_those_the_makers_saw() -> None:
    reader = PptxReader(MemorySource("cũ.pptx", _deck()))
    scene, said = reader.scene(1)
    runs = {(run.text, run.font) for run in words_of(scene)}
    assert runs == {("HỘI PHỤ NỮ", "Times New Roman"), ("tác phẩm", "Times New Roman")}
    assert [(a.kind, a.what) for a in said] == [
        (ApproximationKind.OLD_LETTERS, ".VnTimeH"),
        (ApproximationKind.OLD_LETTERS, "VNI-Times"),
    ]
    facts = reader.facts(1)
    assert (facts.title, facts.notes) == ("HỘI PHỤ NỮ", "Ghi chú")
    assert reader.text(1) == "HỘI PHỤ NỮ\ntác phẩm"


def test_a_font_that_only_the_master_names_counts_too() -> None:
    reader = PptxReader(MemorySource("cũ.pptx", _deck(inherited=True)))
    assert [run.text for run in words_of(reader.scene(1)[0])] == ["Giới thiệu Hội"]
    assert reader.facts(1).title == reader.text(1) == "Giới thiệu Hội"


def test_no_converter_gets_such_a_deck(tmp_path: Path) -> None:
    path = tmp_path / "cũ.pptx"
    path.write_bytes(_deck())
    worker = DeckWorker(patience=6)
    seen = examine(path, worker, Cancellation())
    worker.shut_down()
    assert seen.reason is None
    assert not seen.may_be_converted


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("Tiếng Việt", ".VnTime", "Tiếng Việt"),
        ("30°C", ".VnTime", "30°C"),
        ("§¸nh gi¸", ".VnArialH", "ĐÁNH GIÁ"),
        ("Café", "Times New Roman", "Café"),
        ("taùc phaåm", "", "tác phẩm"),
        ("Café", "", "Café"),
        ("\uf0ae", ".VnTime", "đ"),
    ],
)
def test_text_by_its_font(text: str, font: str, read: str) -> None:
    assert readable(text, font) == read
