"""How well the codes on printed sheets are read: `python -m benchmarks.paper_codes [tries]`.

Draws real signed sheets at 200 and 300 dots an inch, dirties each page as a mild and as a harsh
scan, and counts what is read: the code of every page, the codes with the marks, the signature's,
and the sheets that could be brought in from the scan alone. "At once" is the first look alone,
"as the program does" with every further way of looking. Then the same codes printed smaller.
"""

import io
import random
import sys
import time
from collections import Counter

import zxingcpp
from PIL import Image

from judge_app.documents.keys.sheet_signer import OpenedKey
from judge_app.documents.page.qr import qr_modules
from judge_app.documents.scan.code_reader import read_codes
from judge_app.documents.sheet.payload import encode, payload_sha256
from judge_app.documents.sheet.sheet_codes import (
    MarksPart,
    PageCode,
    SignaturePart,
    marks_message,
    marks_parts,
    page_text,
    read_code,
    signature_part,
)
from judge_app.documents.sheet.signing import sign_scoresheet
from tests.support.scans import HARSH, MILD, ScanNoise, drawn_pages, scanned
from tests.support.signed_contest import GK01, final_sheet, signed_contest

SIZES = ((20, 5), (60, 8))
RESOLUTIONS = (200, 300)
NOISES = {"mild": MILD, "harsh": HARSH}
MODULES = (0.4, 0.5, 0.55, 0.65, 0.74)
"""Millimetres a module; pages carry theirs with 0.65, marks with 0.74."""
_SECONDS = 6.0
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def main() -> None:
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    print(f"{tries} scans of each kind\n")
    print("| sheet | dpi | scan | page codes: at once | as the program does | marks | signature |"
          " sheets whole | ms a page: median |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|")
    for entries, leaves in SIZES:
        held = signed_contest(entries=entries, leaves=leaves)
        pdf = sign_scoresheet(held.contest, final_sheet(held), held.keys[GK01], held.roster, None)
        for dpi in RESOLUTIONS:
            pages = drawn_pages(pdf, dpi)
            for name, noise in NOISES.items():
                print(_line(f"{entries} × {leaves}", dpi, name, pages, noise, tries), flush=True)
    print("\n| code | modules | " + " | ".join(f"{module} mm" for module in MODULES) + " |")
    print("|---|---|" + "---|" * len(MODULES))
    for name, content in _codes().items():
        cells = (_alone(content, module, tries) for module in MODULES)
        print(f"| {name} | {len(qr_modules(content))} | " + " | ".join(cells) + " |", flush=True)


def _line(
    sheet: str,
    dpi: int,
    name: str,
    pages: tuple[Image.Image, ...],
    noise: ScanNoise,
    tries: int,
) -> str:
    found: Counter[str] = Counter()
    milliseconds = []
    for number in range(tries):
        chance = random.Random(number)
        kinds: Counter[type] = Counter()
        wanted = 0
        for page in pages:
            with Image.open(io.BytesIO(scanned(page, noise, chance))) as dirty:
                picture = dirty.convert("L")
            found["at once"] += _first_look(picture)
            start = time.perf_counter()
            codes = [read_code(code) for code in read_codes(picture, seconds=_SECONDS)]
            milliseconds.append((time.perf_counter() - start) * 1000)
            kinds.update(type(code) for code in codes)
            wanted = max([wanted, *(c.count for c in codes if isinstance(c, MarksPart))])
        whole = kinds[MarksPart] == wanted > 0 and kinds[SignaturePart] == 1
        found["pages"] += kinds[PageCode]
        found["marks"] += kinds[MarksPart] == wanted > 0
        found["signature"] += kinds[SignaturePart]
        found["whole"] += whole and kinds[PageCode] == len(pages)
    all_pages = tries * len(pages)
    median = sorted(milliseconds)[len(milliseconds) // 2]
    return (
        f"| {sheet}, {len(pages)} pages | {dpi} | {name} | {found['at once']}/{all_pages} |"
        f" {found['pages']}/{all_pages} | {found['marks']}/{tries} | {found['signature']}/{tries} |"
        f" {found['whole']}/{tries} | {median:.0f} |"
    )


def _first_look(picture: Image.Image) -> bool:
    read = zxingcpp.read_barcodes(picture, formats=_QR, try_invert=False)
    return any(isinstance(read_code(bytes(code.bytes)), PageCode) for code in read)


def _codes() -> dict[str, bytes]:
    held = signed_contest(entries=60, leaves=8)
    sheet = final_sheet(held)
    sha256 = payload_sha256(encode(sheet))
    message = marks_message(held.contest, sheet, sha256)
    return {
        "page": page_text(sheet, sha256, 1, 6).encode(),
        "signature": signature_part(OpenedKey(held.keys[GK01]).sign, message, sha256),
        "marks": marks_parts(message, sha256)[0],
    }


def _alone(content: bytes, module: float, tries: int) -> str:
    """Return how often a code of this module size is read from harsh scans at 200 dpi."""
    rows = qr_modules(content)
    picture = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for y, line in enumerate(rows):
        for x, dark in enumerate(line):
            if dark:
                picture.putpixel((x + 4, y + 4), 0)
    # Drawn finely and then brought to the scanner's grid, as a print is.
    fine = picture.resize((picture.width * 24, picture.height * 24), Image.Resampling.NEAREST)
    side = round(picture.width * module * 200 / 25.4)
    on_paper = Image.new("L", (1654, 600), 255)
    on_paper.paste(fine.resize((side, side), Image.Resampling.BOX), (300, 80))
    read = 0
    for number in range(tries):
        dirty = scanned(on_paper, HARSH, random.Random(1000 + number))
        with Image.open(io.BytesIO(dirty)) as opened:
            read += bool(read_codes(opened.convert("L"), seconds=_SECONDS))
    return f"{read}/{tries}"


if __name__ == "__main__":
    main()
