"""A pack holds pages and facts, and a damaged one is refused."""

from pathlib import Path

import pytest

from judge_app.byte_source import FileSource, MemorySource
from judge_app.slides.deck import (
    ClickStep,
    Effect,
    EffectKind,
    PageFacts,
    Sheet,
    UnreadableDeckError,
    UnreadableReason,
)
from judge_app.slides.opening import open_deck
from judge_app.slides.pack import DeckPack, PackOrigin, PackPage, is_pack, write_pack
from judge_app.slides.pack_deck import PackDeck
from judge_app.slides.paint.painter import write_pdf
from judge_app.slides.plain.layout import plain_scene

SIZE = (9_144_000, 6_858_000)


def page(number: int, sheet: int, *, hidden: bool = False) -> PackPage:
    effect = Effect(kind=EffectKind.ENTRANCE, shape="4")
    facts = PageFacts(
        number=number,
        width=SIZE[0],
        height=SIZE[1],
        title=f"Trang {number}",
        hidden=hidden,
        notes="ghi chú",
        steps=(ClickStep(effects=(effect,)),),
    )
    return PackPage(facts=facts, sheet=sheet, text=f"chữ {number}")


def in_memory(path: Path) -> MemorySource:
    return MemorySource(path.name, path.read_bytes())


def pack(*pages: PackPage) -> DeckPack:
    return DeckPack(
        name="bài.pptx",
        sha256="ab" * 32,
        size=7,
        origin=PackOrigin.CONVERTED,
        producer="LibreOffice 7.4",
        pages=pages,
    )


def written(folder: Path, index: DeckPack, sheets: int) -> Path:
    pdf, target = folder / "pages.pdf", folder / "bài.pptx.pack"
    write_pdf([plain_scene(SIZE, f"tờ {n}", (), ()) for n in range(1, sheets + 1)], pdf)
    write_pack(target, index, pdf)
    return target


def test_pages_come_with_their_facts(tmp_path: Path) -> None:
    path = written(tmp_path, pack(page(1, 2), page(2, 1, hidden=True)), 2)
    source = FileSource(path)
    assert is_pack(source.read_at(0, 1024))
    deck = open_deck(source)
    assert isinstance(deck, PackDeck)
    assert [p.title for p in deck.pages] == ["Trang 1", "Trang 2"]
    assert [p.hidden for p in deck.pages] == [False, True]
    assert deck.pages[1].steps[0].effects[0].shape == "4"
    assert deck.text(2) == "chữ 2"
    assert deck.find(1, "tờ 2")
    assert not deck.find(1, "tờ 1")
    assert deck.render(1, 200).pixels != deck.render(2, 200).pixels
    deck.write_pages((Sheet(page=1),), tmp_path / "one.pdf")
    deck.close()
    source.close()
    one = open_deck(in_memory(tmp_path / "one.pdf"))
    assert "tờ 2" in one.text(1)


def test_the_same_inputs_give_the_same_pack(tmp_path: Path) -> None:
    first = written(tmp_path, pack(page(1, 1)), 1).read_bytes()
    write_pack(tmp_path / "again.pack", pack(page(1, 1)), tmp_path / "pages.pdf")
    assert (tmp_path / "again.pack").read_bytes() == first


@pytest.mark.parametrize("sheet", [0, 2])
def test_a_map_that_leads_nowhere_is_damage(tmp_path: Path, sheet: int) -> None:
    with pytest.raises(UnreadableDeckError) as caught:
        open_deck(in_memory(written(tmp_path, pack(page(1, sheet)), 1)))
    assert caught.value.reason is UnreadableReason.DAMAGED


def test_every_cut_is_damage(tmp_path: Path) -> None:
    whole = written(tmp_path, pack(page(1, 1)), 1).read_bytes()
    for length in range(200, len(whole), max(1, len(whole) // 12)):
        with pytest.raises(UnreadableDeckError):
            open_deck(MemorySource("bài.pack", whole[:length]))


def test_a_pack_of_a_later_format_is_not_read(tmp_path: Path) -> None:
    newer = DeckPack(
        name="x", sha256="", size=0, origin=PackOrigin.BUILT_IN, producer="", pages=(page(1, 1),),
        format=99,
    )  # fmt: skip
    with pytest.raises(UnreadableDeckError):
        open_deck(in_memory(written(tmp_path, newer, 1)))
