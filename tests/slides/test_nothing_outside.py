"""Nothing is fetched or read outside a deck, by the built-in reader or by the converter."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from judge_app.byte_source import MemorySource
from judge_app.slides.converting import libreoffice
from judge_app.slides.converting.convert import ConversionJob, convert
from judge_app.slides.converting.libreoffice import LibreOffice, find_libreoffice
from judge_app.slides.worker import DeckWorker
from tests.slides.plain.odp.decks import odp
from tools.deck_bombs import deck, picture, shape

RED = (255, 0, 0)
KINDS = ("image", "image", "video", "oleObject", "hyperlink")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(name="listener")
def _listener() -> Iterator[socket.socket]:
    """A socket of this machine that nobody should knock at."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(16)
        listening.setblocking(False)
        yield listening


@pytest.fixture(name="secret")
def _secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.png"
    Image.new("RGB", (200, 200), RED).save(path)
    return path


def port_of(listener: socket.socket) -> int:
    port: int = listener.getsockname()[1]
    return port


def relations(*links: tuple[str, str]) -> str:
    """Return relationships `rId20` and on, each of a kind to a target outside."""
    return "".join(
        f'<Relationship Id="rId{20 + number}" Type="{_RELATION}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for number, (kind, target) in enumerate(links)
    )


def linked_deck(target: str) -> bytes:
    """Return a deck whose slide shows what lies at `target`, linked in every way."""
    linked = picture().replace('r:embed="rId9"', 'r:link="rId20"')
    embedded = picture().replace('r:embed="rId9"', 'r:embed="rId20"')
    filled = shape().replace(
        '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>',
        '<a:blipFill><a:blip r:link="rId21"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>',
    )
    clip = linked.replace("<p:nvPr/>", '<p:nvPr><a:videoFile r:link="rId22"/></p:nvPr>')
    links = relations(*((kind, target) for kind in KINDS))
    return deck(linked + embedded + filled + clip, links=links)


def nobody_came(listener: socket.socket) -> bool:
    try:
        connection, _ = listener.accept()
    except BlockingIOError:
        return True
    connection.close()
    return False


def red_pixels(picture: Image.Image) -> int:
    data = picture.convert("RGB").tobytes()
    return sum(data[at : at + 3] == bytes(RED) for at in range(0, len(data), 3))


def drawn(content: bytes, name: str) -> Image.Image:
    worker = DeckWorker(patience=6)
    try:
        worker.open(MemorySource(name, content))
        page = worker.render(1, 320)
        return Image.frombuffer(
            "RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride, 1
        )
    finally:
        worker.shut_down()


def converted(content: bytes, folder: Path, ending: str, program: LibreOffice) -> Image.Image:
    path = folder / f"linked{ending}"
    path.write_bytes(content)
    done = convert(ConversionJob(deck=path, target=folder / "linked.pdf"), program)
    assert done.made is not None, done.detail
    document = pdfium.PdfDocument(done.made)
    try:
        page = document[0]
        image: Image.Image = page.render(scale=0.5).to_pil()
        page.close()
        return image
    finally:
        document.close()


def linked_odp(target: str) -> bytes:
    body = f'<draw:page><draw:frame><draw:image xlink:href="{target}"/></draw:frame></draw:page>'
    whole = odp(body)
    return whole.read_at(0, whole.size)


@pytest.mark.parametrize("make", [linked_deck, linked_odp], ids=["pptx", "odp"])
def test_the_built_in_reader_never_knocks_or_reads(
    make: Callable[[str], bytes], listener: socket.socket, secret: Path
) -> None:
    drawn(make(f"http://127.0.0.1:{port_of(listener)}/x.png"), "bai.pptx")
    assert nobody_came(listener)
    for target in (secret.as_uri(), str(secret), f"../../../..{secret}"):
        assert red_pixels(drawn(make(target), "bai.pptx")) == 0


def libre() -> LibreOffice:
    program = find_libreoffice()
    assert program is not None
    return program


def test_the_converter_never_knocks(listener: socket.socket, tmp_path: Path) -> None:
    target = f"http://127.0.0.1:{port_of(listener)}/x.png"
    converted(linked_deck(target), tmp_path, ".pptx", libre())
    assert nobody_came(listener)


def test_the_converter_shows_no_file_of_this_machine(secret: Path, tmp_path: Path) -> None:
    page = converted(linked_deck(secret.as_uri()), tmp_path, ".pptx", libre())
    assert red_pixels(page) == 0


def test_each_bar_holds_by_itself(
    listener: socket.socket, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile alone, with the links still in the deck and the network at hand."""
    monkeypatch.setattr(libreoffice, "_without_network", lambda: ())
    monkeypatch.setattr("judge_app.slides.converting.convert.copy_safely", shutil.copyfile)
    address = f"http://127.0.0.1:{port_of(listener)}/x.png"
    pictures = [picture().replace('r:embed="rId9"', f'r:link="rId{20 + n}"') for n in range(2)]
    both = deck("".join(pictures), links=relations(("image", address), ("image", secret.as_uri())))
    page = converted(both, tmp_path, ".pptx", libre())
    assert nobody_came(listener)
    assert red_pixels(page) == 0
