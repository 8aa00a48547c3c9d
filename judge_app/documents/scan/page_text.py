"""The text of pages that come from outside, read by a process that may fail at it."""

import msgspec

from judge_app.documents.scan.scan_reader import WORKER_FLAG, WORKER_MODULE
from judge_app.documents.scan.scanned import ReadText, ScanFailure, ScanRefused, TextAnswer
from judge_app.helper_process import HelperProcess, ProcessGoneError

SECONDS = 20.0
"""After so long the pages are given up; those of the largest sheet take half a second."""

_ANSWERS: "msgspec.json.Decoder[TextAnswer]" = msgspec.json.Decoder(TextAnswer)


def text_of_pages(pdf: bytes) -> str | ScanFailure:
    """Return the text of a PDF's pages, or why it is not to be had within bounds."""
    process = HelperProcess(WORKER_MODULE, WORKER_FLAG, SECONDS)
    try:
        line = next(process.ask(msgspec.json.encode(ReadText(pdf=pdf))))
    except ProcessGoneError as gone:
        return ScanFailure.TOO_SLOW if gone.too_slow else ScanFailure.DIED
    finally:
        process.close()
    answer = _ANSWERS.decode(line)
    return answer.failure if isinstance(answer, ScanRefused) else answer.text
