"""`judge-app slides` as staff type it: many decks at once, and one bad deck stops nothing."""

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from PIL import Image

from judge_app.cli.slides import group
from tests.slides.flavours import sample, strict
from tests.support.corpus import corpus
from tests.support.decks import RED, DeckMaker


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", "")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, [str(word) for word in arguments])


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bài nộp"
    folder.mkdir()
    (folder / "một.pptx").write_bytes(sample())
    (folder / "hai.ppsx").write_bytes(strict())
    (folder / "~$một.pptx").write_bytes(b"\x05admin" + bytes(159))
    (folder / "ghi chú.txt").write_bytes(b"x")
    return folder


def test_slides_are_drawn_as_wide_as_asked_for(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("render", folder / "một.pptx", "-o", out, "--width", "320", "--slides", "1-2,6")
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in out.iterdir())
    assert names == ["slide-001.png", "slide-002.png", "slide-006.png", "slides.pdf"]
    with Image.open(out / "slide-001.png") as picture:
        assert picture.size == (320, 180)
    pdf = pdfium.PdfDocument(out / "slides.pdf")
    assert len(pdf) == 3
    pdf.close()


def test_one_bad_deck_stops_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("render", folder, "-o", out, "--width", "160", "--slides", "1")
    assert done.exit_code == 1
    assert "tệp khóa tạm" in done.output
    drawn = sorted(str(path.relative_to(out)) for path in out.rglob("*.png"))
    assert drawn == ["hai/slide-001.png", "một/slide-001.png"]


def test_a_deck_that_is_not_there_stops_nothing(folder: Path, tmp_path: Path) -> None:
    out, absent = tmp_path / "out", tmp_path / "không có.pptx"
    done = run("render", absent, folder / "một.pptx", "-o", out, "--width", "64", "--slides", "1")
    assert done.exit_code == 1
    assert "không có.pptx: Không tìm thấy" in done.output
    assert [path.name for path in out.rglob("*.png")] == ["slide-001.png"]


def test_slides_that_the_deck_has_not_are_told(folder: Path, tmp_path: Path) -> None:
    done = run("render", folder / "một.pptx", "-o", tmp_path / "out", "--slides", "99")
    assert done.exit_code == 1
    assert "không có trang nào trong số đã chọn" in done.output


def test_decks_of_the_same_name_have_folders_of_their_own(tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        path = tmp_path / str(number) / "bài.pptx"
        path.parent.mkdir()
        path.write_bytes(sample())
        paths.append(path)
    out = tmp_path / "out"
    done = run("render", *paths, "-o", out, "--width", "64", "--slides", "1")
    assert done.exit_code == 0, done.output
    assert len(list(out.rglob("slide-001.png"))) == 2


@pytest.mark.parametrize("wrong", ["x", "3-y", "1,,2", "3-1"])
def test_numbers_that_are_none_are_refused(folder: Path, tmp_path: Path, wrong: str) -> None:
    done = run("render", folder / "một.pptx", "-o", tmp_path / "out", "--slides", wrong)
    assert done.exit_code == 2


def test_without_a_converter_it_says_what_to_do(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("render", folder / "một.pptx", "-o", out, "--source", "converted", "--lang", "en")
    assert done.exit_code == 1
    assert "--source builtin" in done.output
    assert not out.exists()


def test_inspect_gives_what_a_bundle_would_carry(folder: Path) -> None:
    done = run("inspect", folder, "--json")
    assert done.exit_code == 1, "one of them is refused"
    found = {record["deck"]: record for record in json.loads(done.stdout)}
    assert set(found) == {"một.pptx", "hai.ppsx", "~$một.pptx"}
    assert found["~$một.pptx"]["refused"] == "lock-file"
    assert found["hai.ppsx"]["is_strict"] is True
    good = found["một.pptx"]
    assert (good["origin"], good["form"]) == ("built-in", "presentation")
    assert len(good["sha256"]) == 64
    first = good["pages"][0]
    assert first["sheet"] == 1
    assert first["text"].startswith(first["facts"]["title"])
    assert {"notes", "hidden", "steps", "media", "approximations"} <= set(first["facts"])


def test_inspect_says_where_clips_lie_and_how_they_are_turned() -> None:
    deck = corpus("slides", "feature", "pa_SlideWithMedia.pptx")
    (record,) = json.loads(run("inspect", deck, "--json").stdout)
    clips = [clip for page in record["pages"] for clip in page["facts"]["media"]]
    assert clips[0]["part"] == "/ppt/media/media1.mp3"
    assert clips[0]["rotation"] == 0.0


def test_inspect_speaks_to_people() -> None:
    done = run("inspect", corpus("slides", "ppt", "poi_SampleShow.ppt"), "--lang", "en")
    assert done.exit_code == 0
    assert "Without LibreOffice only words and pictures are seen" in done.output
    assert "Title of the first slide [" in done.output
    refused = run("inspect", corpus("slides", "bad", "ox_encrypted.pptx"))
    assert refused.exit_code == 1
    assert "mật khẩu" in refused.output


def test_what_is_inexact_is_that_of_who_will_draw_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho LibreOffice 7.4.7.2 40\n", encoding="utf-8")
    program.chmod(0o755)
    maker = DeckMaker()
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    shine = f'<a:effectLst {space}><a:innerShdw dist="9000"/><a:fillOverlay/></a:effectLst>'
    box = maker.box(maker.slide("Hình").shapes, RED, 2)
    box._element.spPr.append(etree.fromstring(shine))
    box._element.spPr.append(etree.fromstring(f'<a:sp3d {space} extrusionH="9000"/>'))
    box.text_frame._txBody.bodyPr.append(
        etree.fromstring(f'<a:prstTxWarp {space} prst="textCascadeUp"/>')
    )
    box.text_frame.text = "Chữ"
    deck = tmp_path / "bài.pptx"
    deck.write_bytes(maker.save())
    kinds = {}
    for name, path in (("built-in", ""), ("converted", str(program))):
        monkeypatch.setenv("JUDGE_APP_LIBREOFFICE", path)
        (record,) = json.loads(run("inspect", deck, "--json").stdout)
        assert record["origin"] == name
        found = record["pages"][0]["facts"]["approximations"]
        kinds[name] = {one["kind"] for one in found} - {"font"}
    assert kinds["built-in"] == {"effect", "three-d", "word-art"}
    assert kinds["converted"] == {"effect", "three-d"}
    assert "LibreOffice 7.4.7.2 sẽ vẽ các trang." in run("inspect", deck).output
