"""A pack is made from a converter's PDF, by the built-in reader, or of words where all else fails."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from judge_app.byte_source import FileSource, read_all
from judge_app.progress import Cancellation
from judge_app.slides.converting.convert import Conversion
from judge_app.slides.deck import ApproximationKind, Sheet, UnreadableReason
from judge_app.slides.examining import Examination, examine, undrawn_page
from judge_app.slides.opening import open_deck
from judge_app.slides.pack import DeckPack, PackOrigin
from judge_app.slides.pack_making import DeckFile, PackMaker
from judge_app.slides.worker import DeckWorker, PageNotDrawnError
from tests.slides.flavours import SLIDES, TEXT, flavoured, sample, strict
from tests.slides.plain.odp.decks import OLD_FONT, OLD_LETTERS, odp
from tests.support.corpus import corpus
from tests.support.decks import DeckMaker


@pytest.fixture(name="worker")
def _worker() -> Iterator[DeckWorker]:
    worker = DeckWorker(patience=6)
    yield worker
    worker.shut_down()


def deck_file(path: Path, content: bytes | None = None) -> DeckFile:
    if content is not None:
        path.write_bytes(content)
    whole = path.read_bytes()
    sha256 = hashlib.sha256(whole).hexdigest()
    return DeckFile(path=path, name=path.name, sha256=sha256, size=len(whole))


def built(deck: DeckFile, worker: DeckWorker, room: Path) -> tuple[Examination, DeckPack, Path]:
    maker = PackMaker(worker, room, Cancellation())
    seen = maker.examine(deck)
    target = room / "deck.pack"
    return seen, maker.from_reader(deck, seen, target), target


def words_of(pack: Path) -> list[str]:
    source = FileSource(pack)
    deck = open_deck(source)
    found = [deck.text(page.number) for page in deck.pages]
    deck.close()
    source.close()
    return found


def test_an_examination_says_everything(tmp_path: Path, worker: DeckWorker) -> None:
    deck = deck_file(tmp_path / "bài.pptm", flavoured("pptm"))
    seen = examine(deck.path, worker, Cancellation())
    assert (seen.form, seen.has_macros, seen.is_strict) == ("presentation", True, False)
    assert seen.pages[0].facts.title == TEXT.title
    assert TEXT.title in seen.pages[0].text
    assert [page.sheet for page in seen.pages] == list(range(1, SLIDES + 1))
    assert any(page.facts.hidden for page in seen.pages)
    assert any(page.facts.notes for page in seen.pages)
    assert seen.undrawn == ()
    assert seen.may_be_converted
    strictly = deck_file(tmp_path / "strict.pptx", strict())
    assert examine(strictly.path, worker, Cancellation()).is_strict


def test_what_is_refused_is_refused_with_its_reason(worker: DeckWorker) -> None:
    locked = examine(corpus("slides", "bad", "ox_encrypted.pptx"), worker, Cancellation())
    assert locked.reason is UnreadableReason.PASSWORD
    assert not locked.may_be_converted
    old = examine(corpus("slides", "ppt", "poi_PPT95.ppt"), worker, Cancellation())
    assert old.reason is UnreadableReason.OLD_BINARY
    assert old.may_be_converted


def test_the_built_in_reader_writes_pages_with_words_as_words(
    tmp_path: Path, worker: DeckWorker
) -> None:
    deck = deck_file(tmp_path / "bài.pptx", sample())
    seen, pack, path = built(deck, worker, tmp_path)
    assert pack.origin is PackOrigin.BUILT_IN
    assert pack.producer.startswith("judge-app ")
    assert (pack.sha256, pack.size, pack.name) == (deck.sha256, deck.size, "bài.pptx")
    assert len(pack.pages) == len(seen.pages) == SLIDES
    pdf = pdfium.PdfDocument(tmp_path / "pages.pdf")
    assert len(pdf) == SLIDES
    page = pdf[0]
    words = page.get_textpage()
    assert "Phòng chống bạo lực" in words.get_text_bounded().replace("\r\n", " ")
    words.close()
    page.close()
    pdf.close()
    assert TEXT.title in words_of(path)[0]


def test_old_decks_become_words_and_pictures_and_say_so(tmp_path: Path, worker: DeckWorker) -> None:
    deck = deck_file(corpus("slides", "ppt", "poi_SampleShow.ppt"))
    _, pack, path = built(deck, worker, tmp_path)
    assert pack.origin is PackOrigin.TEXT_AND_PICTURES
    assert {a.kind for p in pack.pages for a in p.facts.approximations} == {
        ApproximationKind.TEXT_ONLY
    }
    assert "This is the second slide" in words_of(path)[1]


def test_a_converters_pdf_keeps_the_decks_facts(tmp_path: Path, worker: DeckWorker) -> None:
    deck = deck_file(tmp_path / "bài.pptx", sample())
    maker = PackMaker(worker, tmp_path, Cancellation())
    seen = maker.examine(deck)
    pdf = tmp_path / "converted.pdf"
    source = FileSource(deck.path)
    worker.open(source)
    worker.write_pages(tuple(Sheet(page=n) for n in range(1, SLIDES + 1)), pdf)
    source.close()
    done = Conversion(made=pdf, pages=SLIDES, producer="LibreOffice 7.4")
    pack = maker.from_conversion(deck, seen, done, tmp_path / "deck.pack")
    assert (pack.origin, pack.producer) == (PackOrigin.CONVERTED, "LibreOffice 7.4")
    assert [p.facts.title for p in pack.pages] == [p.facts.title for p in seen.pages]
    assert [p.facts.notes for p in pack.pages] == [p.facts.notes for p in seen.pages]
    moving = ("hidden", "transition", "opening", "steps", "motion_paths", "triggers", "media")
    for ours, theirs in zip(pack.pages, seen.pages, strict=True):
        assert ours.text == theirs.text
        for name in moving:
            assert getattr(ours.facts, name) == getattr(theirs.facts, name), name
    kinds = {a.kind for p in pack.pages for a in p.facts.approximations}
    assert kinds <= {ApproximationKind.LINKED, ApproximationKind.FONT}


def test_a_deck_in_old_letters_is_drawn_from_its_newer_form(
    tmp_path: Path, worker: DeckWorker
) -> None:
    deck = deck_file(tmp_path / "cũ.odp", read_all(odp(OLD_LETTERS, automatic=OLD_FONT)))
    maker = PackMaker(worker, tmp_path, Cancellation())
    seen = maker.examine(deck)
    assert seen.needs_modern_form
    newer = DeckMaker()
    newer.slide("Phô n÷ khëi nghiÖp")
    saved = tmp_path / "mới.pptx"
    saved.write_bytes(newer.save())
    done = Conversion(made=saved, pages=1, producer="LibreOffice 7.4")
    pack = maker.from_modern_form(deck, seen, done, tmp_path / "deck.pack")
    (page,) = pack.pages
    assert pack.origin is PackOrigin.BUILT_IN
    assert pack.producer.startswith("LibreOffice 7.4, judge-app")
    assert page.text == "Phụ nữ khởi nghiệp"
    assert page.facts.steps == seen.pages[0].facts.steps, "steps are drawn from the deck itself"
    assert ApproximationKind.TEXT_ONLY not in {a.kind for a in page.facts.approximations}


def test_a_newer_form_with_other_slides_is_not_used(tmp_path: Path, worker: DeckWorker) -> None:
    deck = deck_file(tmp_path / "cũ.odp", read_all(odp(OLD_LETTERS, automatic=OLD_FONT)))
    maker = PackMaker(worker, tmp_path, Cancellation())
    saved = tmp_path / "mới.pptx"
    saved.write_bytes(sample())
    done = Conversion(made=saved, pages=SLIDES, producer="X")
    pack = maker.from_modern_form(deck, maker.examine(deck), done, tmp_path / "deck.pack")
    assert pack.origin is PackOrigin.TEXT_AND_PICTURES


def test_fonts_that_a_deck_brings_are_missing_where_libreoffice_draws(
    tmp_path: Path, worker: DeckWorker
) -> None:
    deck = deck_file(corpus("slides", "vi", "vi_quanlycongviec.pptx"))
    maker = PackMaker(worker, tmp_path, Cancellation())
    seen = maker.examine(deck)
    assert seen.brings_fonts
    pdf = tmp_path / "converted.pdf"
    missing = {}
    for producer in ("LibreOffice 7.4.7.2", "PowerPoint 16.0"):
        blank_pages(pdf, len(seen.pages))
        done = Conversion(made=pdf, pages=len(seen.pages), producer=producer)
        pack = maker.from_conversion(deck, seen, done, tmp_path / "deck.pack")
        found = [a for page in pack.pages for a in page.facts.approximations]
        missing[producer] = {a.what for a in found if a.kind is ApproximationKind.FONT}
    assert missing["LibreOffice 7.4.7.2"] > missing["PowerPoint 16.0"]
    assert worker.own_fonts


def test_pages_nobody_looked_at_take_their_words_from_the_pdf(
    tmp_path: Path, worker: DeckWorker
) -> None:
    deck = deck_file(tmp_path / "bài.pptx", sample())
    maker = PackMaker(worker, tmp_path, Cancellation())
    seen = maker.examine(deck)
    pdf = tmp_path / "converted.pdf"
    source = FileSource(deck.path)
    worker.open(source)
    worker.write_pages(tuple(Sheet(page=n) for n in range(1, SLIDES + 1)), pdf)
    source.close()
    last = undrawn_page(replace(seen.pages[-1], text=""), "not-tried")
    cut = replace(seen, pages=(*seen.pages[:-1], last))
    done = Conversion(made=pdf, pages=SLIDES, producer="LibreOffice 7.4")
    pack = maker.from_conversion(deck, cut, done, tmp_path / "deck.pack")
    assert pack.pages[-1].undrawn == ""
    assert pack.pages[-1].facts.title in pack.pages[-1].text.replace("\r\n", " ")


def blank_pages(target: Path, count: int) -> None:
    empty = pdfium.PdfDocument.new()
    for _ in range(count):
        empty.new_page(400, 300)
    empty.save(target)
    empty.close()


def test_pages_that_the_deck_does_not_explain_are_taken_from_the_pdf(
    tmp_path: Path, worker: DeckWorker
) -> None:
    deck = deck_file(corpus("slides", "ppt", "poi_SampleShow.ppt"))
    maker = PackMaker(worker, tmp_path, Cancellation())
    seen = maker.examine(deck)
    pdf = tmp_path / "converted.pdf"
    blank_pages(pdf, 3)
    done = Conversion(made=pdf, pages=3, producer="X")
    pack = maker.from_conversion(deck, seen, done, tmp_path / "deck.pack")
    assert [page.sheet for page in pack.pages] == [1, 2, 3]


class _BadPage(DeckWorker):
    """A drawing process that dies at page 2, drawn and written alike."""

    def render(self, page: int, width: int, step: int | None = None):  # type: ignore[no-untyped-def]
        if page == 2:
            raise PageNotDrawnError(page, "too-slow")
        return super().render(page, width, step)

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        if len(sheets) > 1 or (sheets[0].page == 3 and not sheets[0].plain):
            raise PageNotDrawnError(sheets[0].page, "died")
        super().write_pages(sheets, target)


def test_pages_that_cannot_be_drawn_show_their_words_and_say_so(tmp_path: Path) -> None:
    worker = _BadPage(patience=6)
    try:
        seen, pack, path = built(deck_file(tmp_path / "bài.pptx", sample()), worker, tmp_path)
    finally:
        worker.shut_down()
    assert seen.undrawn == (2,)
    assert [page.undrawn for page in pack.pages] == ["", "too-slow", "damaged", "", "", "", ""]
    for number in (2, 3):
        kinds = [a.kind for a in pack.pages[number - 1].facts.approximations]
        assert kinds == [ApproximationKind.UNDRAWN]
    source = FileSource(path)
    deck = open_deck(source)
    assert deck.find(2, TEXT.points[0])
    deck.close()
    source.close()
