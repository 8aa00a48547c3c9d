"""How long a scoresheet of 60 entries and 8 criteria takes: drawn and signed, and examined.

The gate is measured beside bare pyHanko validation of the same file.

    python -m benchmarks.sheets [--runs 15]
"""

import argparse
import io
import statistics
import time
from collections.abc import Callable

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from judge_app.documents.gate.gate import examine
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.keys.keys import certificate_from, der
from judge_app.documents.sheet.scoresheet_pdf import render
from judge_app.documents.sheet.signing import sign_scoresheet
from tests.support.signed_contest import GK01, SignedContest, final_sheet, signed_contest


def bare_validation(pdf: bytes, held: SignedContest) -> None:
    root = x509.Certificate.load(der(certificate_from(held.roster.root_certificate)))
    context = ValidationContext(trust_roots=[root], moment=held.moment, allow_fetching=False)
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    status = validate_pdf_signature(signature, context)
    assert status.intact
    assert status.valid


def milliseconds(work: Callable[[], object], runs: int) -> float:
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    held = signed_contest(entries=60, leaves=8)
    sheet, key = final_sheet(held), held.keys[GK01]
    pdf = sign_scoresheet(held.contest, sheet, key, held.roster, None)

    def gate() -> None:
        verdict = examine(
            pdf,
            contest=held.contest,
            roster=held.roster,
            bundle_sha256=held.bundle,
            moment=held.moment,
        )
        assert not isinstance(verdict, Refusal), verdict

    drawn = milliseconds(lambda: render(held.contest, sheet), runs)
    signed = milliseconds(
        lambda: sign_scoresheet(held.contest, sheet, key, held.roster, None), runs
    )
    examined, bare = (
        milliseconds(gate, runs),
        milliseconds(lambda: bare_validation(pdf, held), runs),
    )
    print(f"drawn {drawn:.0f} ms; drawn and signed {signed:.0f} ms; {len(pdf) / 1000:.0f} kB")
    print(f"gate {examined:.0f} ms, bare pyHanko {bare:.0f} ms, ratio {examined / bare:.2f}")


if __name__ == "__main__":
    main()
